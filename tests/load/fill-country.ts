import postgres from 'postgres';

export const PUPILS_A_SCHOOL = 3_000;
/** Their keys and indexes are made once the rows are there: in a fraction of the time that it takes row by row. */
const TABLES = ['pupils', 'enrollments', 'accounts', 'credentials'];

/**
 * Fills an empty, migrated database with `schools` schools of 3,000 pupils, three in four with an account of the
 * type that their group asks for, one in forty known elsewhere by another name; school by school, as their files came in. Set by set, with indexes and constraints made
 * afterwards as they stood: they are read from the database, not written here again.
 */
export async function fillCountry(url: string, schools: number): Promise<void> {
	const fill = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		const later = await takeIndexesAway(fill);
		await fill.unsafe(`
			set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB';
			insert into schools (instellingsnummer, name) select i::text, 'School ' || i from generate_series(1, ${schools}) i;
			insert into administrative_groups (school_id, name, level)
				select id, g || 'e leerjaar', case when g > 6 then 'secundair' else 'lager' end::education_level
				from schools, generate_series(1, 12) g;
			create temp table made as select gen_random_uuid() as id, s.id as school_id, g.id as group_id,
				g.level, i,
				(array['Jan','Zoë','Mohammed','Elif','Wout','Süheda','Noor','Lucas','Emma','Arthur','Marie','Yasmine'])[1 + i % 12]
					as given_name,
				(array['Janssens','Daniëls','El Idrissi','De Boel','Peeters','Çelik','Nguyễn'])[1 + i % 7]
					|| (array['','sens','man','ens','aert'])[1 + (i / 7) % 5] || ' ' || chr(97 + i % 26) || chr(97 + i % 23) as family_name
				from schools s
				join (select *, row_number() over (partition by school_id order by name) as nth from administrative_groups) g
					on g.school_id = s.id
				join generate_series(1, ${PUPILS_A_SCHOOL}) i on i % 12 = g.nth - 1
				order by s.id, i;
			insert into pupils (id, given_name, family_name)
				select id, given_name, family_name || case when i % 40 = 0 then ' Elders' else '' end from made;
			insert into enrollments (pupil_id, school_id, administrative_group_id, stamnummer, given_name, family_name,
					begin_date, planned_end_date)
				select id, school_id, group_id, (100000 + i)::text, given_name, family_name, current_date - 30, current_date + 200
				from made;
			insert into accounts (pupil_id, type, username, created_at)
				select id, case when level = 'secundair' then 'gevorderd' else 'basis' end::account_type,
					'p' || row_number() over (), now()
				from made where i % 4 <> 0;
			insert into credentials (account_id, kind, hash, pepper_id, changed_at)
				select id, case when type = 'basis' then 'word' else 'own' end::credential_kind, 'x', 'x', now() from accounts;`);
		for (const statement of later) await fill.unsafe(statement);
		// As a database is that has run for a day: autovacuum would do it in the middle of what is measured.
		await fill.unsafe('vacuum analyze');
	} finally {
		await fill.end();
	}
}

/** Drops what slows a fill down, and returns the statements that put it back: keys and indexes first. */
async function takeIndexesAway(fill: postgres.Sql): Promise<string[]> {
	const constraints = await fill<{ at: string; name: string; made: string; foreign: boolean }[]>`
		select conrelid::regclass::text as at, conname as name, pg_get_constraintdef(oid) as made, contype = 'f' as foreign
		from pg_constraint
		where conrelid::regclass::text = any(${TABLES}) and contype in ('f', 'p', 'u')
			or confrelid::regclass::text = any(${TABLES}) and contype = 'f'
		order by contype = 'f' desc`;
	const foreign = constraints.filter((constraint) => constraint.foreign);
	const keys = constraints.filter((constraint) => !constraint.foreign);
	for (const { at, name } of [...foreign, ...keys])
		await fill.unsafe(`alter table ${at} drop constraint "${name}"`);
	const indexes = await fill<{ indexname: string; indexdef: string }[]>`
		select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename = any(${TABLES})`;
	for (const { indexname } of indexes) await fill.unsafe(`drop index "${indexname}"`);
	const add = ({ at, name, made }: (typeof constraints)[number]) =>
		`alter table ${at} add constraint "${name}" ${made}`;
	return [...keys.map(add), ...indexes.map(({ indexdef }) => indexdef), ...foreign.map(add)];
}

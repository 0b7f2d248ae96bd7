// How long the list of the desk takes in a school of 3,000 among 400 schools, on PostgreSQL:
// node tests/load/desk-list.ts [number of schools]
// Prints the median of ten of each query, and fails above the budget. Takes minutes: 1.2 million pupils are made first.
import { join } from 'node:path';
import postgres from 'postgres';
import { createServer } from 'vite';
import { startPostgres } from '../support/postgres.ts';

const SCHOOLS = Number(process.argv[2] ?? 400);
const PUPILS_A_SCHOOL = 3_000;
/** Milliseconds for count and page together, on two shared cores. */
const BUDGET = 300;

const server = await startPostgres();
// The program's own modules, with `$lib` and all, as the program has them.
const vite = await createServer({
	configFile: false,
	resolve: { alias: { $lib: join(import.meta.dirname, '../../src/lib') } },
	server: { middlewareMode: true, hmr: false, ws: false },
	appType: 'custom',
	logLevel: 'error'
});
const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
const name = `leerid_load_${process.pid}`;
await admin.unsafe(`create database ${name}`);
const url = new URL(server.url);
url.pathname = `/${name}`;
let failed = false;
try {
	const { openPostgres } = await vite.ssrLoadModule('/src/lib/server/db/client.ts');
	const { applyMigrations, findMigrations } = await vite.ssrLoadModule('/src/lib/server/db/migrate.ts');
	const { listPupils } = await vite.ssrLoadModule('/src/lib/server/desk/list-pupils.ts');
	const { readListQuery } = await vite.ssrLoadModule('/src/lib/domain/desk/list-query.ts');
	const database = openPostgres(url.href, { databasePool: 2, databasePrepare: true }, 0);
	await applyMigrations(database, findMigrations());
	const fill = postgres(url.href, { max: 1, onnotice: () => undefined });
	console.time('filled');
	// An index on what is there is made in a fraction of the time that it takes row by row.
	await fill.unsafe(`
		drop index pupils_search_name_idx;
		insert into schools (instellingsnummer, name) select i::text, 'School ' || i from generate_series(1, ${SCHOOLS}) i;
		insert into administrative_groups (school_id, name, level)
			select id, g || 'e leerjaar', case when g > 6 then 'secundair' else 'lager' end::education_level
			from schools, generate_series(1, 12) g;
		create temp table made as select gen_random_uuid() as id, s.id as school_id, i,
			(array['Jan','Zoë','Mohammed','Elif','Wout','Süheda','Noor','Lucas'])[1 + i % 8] as given_name,
			(array['Janssens','Daniëls','El Idrissi','De Boel','Peeters','Çelik','Nguyễn'])[1 + i % 7] || ' ' || i as family_name
			from schools s, generate_series(1, ${PUPILS_A_SCHOOL}) i;
		insert into pupils (id, given_name, family_name) select id, given_name, family_name from made;
		insert into enrollments (pupil_id, school_id, administrative_group_id, stamnummer, given_name, family_name,
				begin_date, planned_end_date)
			select m.id, m.school_id, g.id, m.i::text, m.given_name, m.family_name, current_date - 30, current_date + 200
			from made m join lateral (select id from administrative_groups a where a.school_id = m.school_id
				order by name offset m.i % 12 limit 1) g on true;
		insert into accounts (pupil_id, type, username, created_at)
			select id, 'basis', 'p' || row_number() over (), now() from made where i % 4 <> 0;
		insert into credentials (account_id, kind, hash, pepper_id, changed_at) select id, 'word', 'x', 'x', now() from accounts;
		create index pupils_search_name_idx on pupils using gin (search_name gin_trgm_ops);
		analyze;`);
	console.timeEnd('filled');
	const [school] =
		await fill`select id from schools where instellingsnummer = ${String(Math.ceil(SCHOOLS / 2))}`;
	await fill.end();

	const ctx = { db: database.db, now: new Date() };
	const actor = { schoolId: school?.id, groupIds: null, staffId: school?.id };
	const asked = [
		'',
		'zoek=zoe+daniels',
		'zoek=299',
		'status=geen-account',
		'status=actief&type=basis',
		'sorteer=-groep',
		'pagina=60',
		'zoek=zzzz'
	];
	for (const address of asked) {
		const query = readListQuery(new URLSearchParams(address));
		const times: number[] = [];
		let total = 0;
		for (let i = 0; i < 10; i++) {
			const start = performance.now();
			({ total } = await listPupils(ctx, actor, query));
			times.push(performance.now() - start);
		}
		const median = times.sort((a, b) => a - b)[5] ?? 0;
		failed ||= median > BUDGET;
		console.log(`${median.toFixed(0).padStart(5)} ms  ${String(total).padStart(5)} rows  ?${address}`);
	}
	await database.close();
} finally {
	await admin.unsafe(`drop database if exists ${name} with (force)`);
	await admin.end();
	await vite.close();
	await server.stop();
}
if (failed) throw new Error(`slower than ${BUDGET} ms`);

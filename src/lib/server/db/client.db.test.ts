import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useTestDatabase } from '$tests/database';
import { selectRows } from './client';
import { violatedConstraint } from './failures';
import { administrativeGroups, schools } from './schema';

const database = useTestDatabase();

test('the extensions and the function that folds accents are there', async () => {
	const [row] = await selectRows(
		database.db,
		sql`
		select immutable_unaccent('Zoë Şahin Łukasz') as plain, similarity('gaston', 'gastón') > 0.3 as alike`
	);
	expect(row).toEqual({ plain: 'Zoe Sahin Lukasz', alike: true });
});

test('a raw query gives the same values on both engines', async () => {
	const [row] = await selectRows(
		database.db,
		sql`
		select count(*) as many, 9007199254740993::bigint as big, 1.50::numeric as exact, true as yes, null as none,
			'\\x00ff'::bytea as bytes, '{"a":[1]}'::jsonb as document, array['a','b'] as list,
			'2026-09-01 08:30+02'::timestamptz as instant, '2026-09-01'::date as day`
	);
	expect({ ...row, bytes: [...(row!.bytes as Uint8Array)] }).toEqual({
		many: 1,
		big: 9007199254740993n,
		exact: '1.50',
		yes: true,
		none: null,
		bytes: [0, 255],
		document: { a: [1] },
		list: ['a', 'b'],
		instant: '2026-09-01 06:30:00+00',
		day: '2026-09-01'
	});
});

test('a broken rule is known by its name, and after it the test goes on outside the nested transaction', async () => {
	const [school] = await selectRows<{ id: string }>(database.db, sql`select gen_random_uuid() as id`);
	const error: unknown = await database.db
		.transaction((tx) =>
			tx.insert(administrativeGroups).values({ schoolId: school!.id, name: '1A', level: 'lager' })
		)
		.catch((reason: unknown) => reason);
	expect(violatedConstraint(error)).toMatch(/^administrative_groups_school_id/);
	expect(await database.db.select().from(schools)).toEqual([]);
});

test('a nested transaction that fails keeps nothing', async () => {
	await expect(
		database.db.transaction(async (tx) => {
			await tx.execute(sql`create table trace (id int)`);
			throw new Error('no');
		})
	).rejects.toThrow('no');
	expect(await selectRows(database.db, sql`select to_regclass('trace') as found`)).toEqual([{ found: null }]);
});

test('a transaction in which a refusal was passed over in silence rejects, and keeps nothing', async () => {
	const { db } = await database.fresh();
	const silent = db.transaction(async (tx) => {
		await tx.execute(sql`create table half (id int)`);
		await tx.execute(sql`select 1/0`).catch(() => undefined);
	});
	await expect(silent).rejects.toThrow();
	expect(await selectRows(db, sql`select to_regclass('half')::text as found`)).toEqual([{ found: null }]);
});

test('a transaction cannot be used after its end', async () => {
	const { db } = await database.fresh();
	const kept = await db.transaction((tx) => Promise.resolve(tx));
	await expect(selectRows(kept, sql`select 1 as one`)).rejects.toThrow();
});

test('more work than there are connections waits its turn', async () => {
	const { db } = await database.fresh();
	const work = Array.from({ length: 40 }, (_, number) =>
		db.transaction((tx) =>
			selectRows(tx, sql`select ${number}::int as number, pg_sleep(0.01)::text as slept`)
		)
	);
	const rows = (await Promise.all(work)).flat();
	expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, number) => number));
});

test.each([1, 2])('what a test writes is gone for the next one (%i)', async () => {
	expect(await selectRows(database.db, sql`select to_regclass('left_behind')::text as found`)).toEqual([
		{ found: null }
	]);
	await database.db.execute(sql`create table left_behind (id int)`);
});

test('fresh databases have the tables, keep what is committed and are apart', async () => {
	const [one, two] = await Promise.all([database.fresh(), database.fresh()]);
	await one.db.execute(sql`create table only_here (id int)`);
	await one.db.transaction((tx) => tx.execute(sql`insert into only_here values (1)`));
	expect(await selectRows(one.db, sql`select * from only_here`)).toEqual([{ id: 1 }]);
	expect(await selectRows(two.db, sql`select to_regclass('only_here')::text as found`)).toEqual([
		{ found: null }
	]);
	expect(await two.db.select().from(schools)).toEqual([]);
});

test('a closed database says that it is away', async () => {
	const one = await database.fresh();
	await one.close();
	const { isUnavailable } = await import('./failures');
	const error: unknown = await selectRows(one.db, sql`select 1 as one`).catch((reason: unknown) => reason);
	expect(isUnavailable(error)).toBe(true);
});

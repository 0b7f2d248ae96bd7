// What three years of audit cost: the same questions over one month of audit and over 36 of them, on PostgreSQL:
// node tests/load/audit-years.ts [rows a month]      (nothing to build first: it calls the program's own functions; minutes)
// Prints how long each took over one month, over all, and the ratio; and how many pages of the database each looked at, which is
// the same however busy the machine is. Rows as they are: pupils of four schools who sign in, fail and open applications on
// the days of each month, one in a hundred rows of somebody of the desk, each with a salt and its digest.
import { join } from 'node:path';
import postgres from 'postgres';
import { createServer } from 'vite';
import type * as client from '../../src/lib/server/db/client.ts';
import type * as migrate from '../../src/lib/server/db/migrate.ts';
import type * as auditModule from '../../src/lib/server/audit/index.ts';
import type * as retentionModule from '../../src/lib/server/retention/index.ts';
import type * as deskModule from '../../src/lib/server/desk/index.ts';
import type * as profileModule from '../../src/lib/server/profile/read-history.ts';
import type * as toldModule from '../../src/lib/server/applications/told-facts.ts';
import type * as consentModule from '../../src/lib/server/consent/read-consent.ts';
import type * as keysModule from '../support/keys.ts';
import { startPostgres } from '../support/postgres.ts';
import { fillCountry } from './fill-country.ts';

/** A part or a multiple of `WINDOW`, so that a seal ends where a month does. */
const ROWS = Number(process.argv[2] ?? 10_000);
/** Rows that one seal holds (`seal-chain.ts`). */
const WINDOW = 20_000;
/** Months that are dropped: as many as the first seal holds. */
const OLDEST = Math.ceil(WINDOW / ROWS);
const MONTHS = 36;
const SCHOOLS = 4;
const TURNS = 5;
/** Milliseconds that a row rests before it is sealed. */
const AT_ONCE = 0;
const DAY = 86_400_000;

const root = join(import.meta.dirname, '../..');
const vite = await createServer({
	configFile: false,
	resolve: { alias: { $lib: join(root, 'src/lib') } },
	server: { middlewareMode: true, hmr: false, ws: false },
	appType: 'custom',
	logLevel: 'error'
});
const load = <Module>(path: string) => vite.ssrLoadModule(path) as Promise<Module>;
const { openPostgres } = await load<typeof client>('/src/lib/server/db/client.ts');
const { applyMigrations, findMigrations } = await load<typeof migrate>('/src/lib/server/db/migrate.ts');
const audit = await load<typeof auditModule>('/src/lib/server/audit/index.ts');
const retention = await load<typeof retentionModule>('/src/lib/server/retention/index.ts');
const desk = await load<typeof deskModule>('/src/lib/server/desk/index.ts');
const { readOwnHistory } = await load<typeof profileModule>('/src/lib/server/profile/read-history.ts');
const { readToldFacts } = await load<typeof toldModule>('/src/lib/server/applications/told-facts.ts');
const { readConsent } = await load<typeof consentModule>('/src/lib/server/consent/read-consent.ts');
const { createTestKeys } = await load<typeof keysModule>('/tests/support/keys.ts');

interface Cost {
	ms: number;
	pages: number;
}
type World = Awaited<ReturnType<typeof makeWorld>>;

const server = await startPostgres();
const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
const sizes = [1, MONTHS] as const;
const costs: Map<string, Cost>[] = [];
try {
	for (const months of sizes) {
		const world = await makeWorld(months);
		costs.push(await measure(world));
		await world.close();
	}
	print();
} finally {
	await admin.end();
	await server.stop();
	await vite.close();
}

/** A database of its own, filled and analysed, with `months` months of audit that end now. */
async function makeWorld(months: number) {
	const name = `audit_${months}`;
	await admin.unsafe(`create database ${name}`);
	const url = new URL(server.url);
	url.pathname = `/${name}`;
	const database = openPostgres(url.href, { databasePool: 1, databasePrepare: true }, 0);
	await applyMigrations(database, findMigrations());
	await fillCountry(url.href, SCHOOLS);
	const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
	const began = performance.now();
	const staffId = await fillStaff(sql);
	for (let back = months - 1; back >= 0; back--) await fillMonth(sql, back, staffId);
	await sql.unsafe('vacuum analyze');
	const [{ rows } = { rows: 0 }] = await sql<
		{ rows: number }[]
	>`select count(*)::int as rows from audit_events`;
	console.log(`${months} months: ${rows.toLocaleString('en')} rows in ${seconds(began)} s`);
	const [pupil] = await sql<{ pupilId: string; accountId: string; schoolId: string }[]>`
		select a.pupil_id as "pupilId", a.id as "accountId", e.school_id as "schoolId"
		from accounts a join enrollments e on e.pupil_id = a.pupil_id order by a.id limit 1`;
	if (!pupil) throw new Error('nobody has an account');
	const ctx = {
		...{ db: database.db, keys: createTestKeys(), now: new Date(), requestId: 'load' },
		...{ actor: { kind: 'system' as const }, client: { device: 'Chrome · Android', address: '192.0.2.1' } }
	};
	const close = async () => {
		await sql.end();
		await database.close();
		await admin.unsafe(`drop database ${name} with (force)`);
	};
	return { months, rows, sql, ctx, pupil, staffId, close };
}

async function fillStaff(sql: postgres.Sql): Promise<string> {
	const [person] = await sql<{ id: string }[]>`
		insert into staff (name, email, created_at) values ('An', 'an@example.org', now()) returning id`;
	if (!person) throw new Error('an insert without a row');
	return person.id;
}

/** The month that lies `back` months back; the present one as far as it has come. */
async function fillMonth(sql: postgres.Sql, back: number, staffId: string): Promise<void> {
	const first = `date_trunc('month', now() at time zone 'UTC') - interval '${back} months'`;
	await sql.unsafe(`select make_audit_month((${first})::date)`);
	await sql.unsafe(`
		set synchronous_commit = off;
		with people as (select array_agg(a.id order by a.id) as accounts, array_agg(e.school_id order by a.id) as schools
				from accounts a join enrollments e on e.pupil_id = a.pupil_id),
		span as (select (${first}) at time zone 'UTC' as low,
				least((${first} + interval '1 month') at time zone 'UTC', now()) as high),
		moments as (select n, date_trunc('milliseconds', low + (high - low) * ((n - 0.5) / ${ROWS})) as at,
				1 + (n * 7919) % array_length(accounts, 1) as who, accounts, schools
			from span, people, generate_series(1, ${ROWS}) n),
		facts as (select n, at, accounts[who] as account, schools[who] as school, n % 100 = 0 as of_desk,
				decode(replace(gen_random_uuid()::text, '-', ''), 'hex') as salt,
				decode(md5((n % 5000)::text), 'hex') as address from moments)
		insert into audit_events (id, at, action, actor_kind, actor_id, account_id, school_id, request_id, device, address_hash,
				detail, salt, digest, recorded_at)
			select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7'
					|| substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid,
				at,
				case when of_desk then (array['account.secret-renewed', 'staff.sign-in.succeeded'])[1 + (n / 100) % 2]
					else (array['sign-in.succeeded', 'application.opened', 'sign-in.failed', 'sign-out'])[1 + n % 4] end,
				case when of_desk then 'staff' else 'pupil' end::actor_kind,
				case when of_desk then '${staffId}'::uuid else account end,
				case when of_desk and (n / 100) % 2 = 1 then null else account end,
				case when of_desk then school end, gen_random_uuid()::text, 'Chrome · Android', address,
				jsonb_build_object('methods', 'pwd'), salt,
				sha256(salt || convert_to('[[["methods","pwd"]],"Chrome · Android","' || encode(address, 'base64') || '"]', 'UTF8')),
				at
			from facts`);
}

/** Every question, the one that changes most last. */
async function measure(world: World): Promise<Map<string, Cost>> {
	const { ctx, pupil, staffId, rows } = world;
	const found = new Map<string, Cost>();
	const ask = async (what: string, work: () => Promise<unknown>, { turns = TURNS, each = 1 } = {}) => {
		const cost = await costOf(world, work, turns);
		found.set(what, { ms: cost.ms / each, pages: cost.pages / each });
		console.log(`  ${what}: ${(cost.ms / each).toPrecision(3)} ms`);
	};
	const reader = (schoolId: string | null) => ({ staffId, schoolId, roles: [] });
	const actor = {
		...{ staffId, name: 'An', schoolId: pupil.schoolId, roles: ['beheerder' as const], groupIds: null },
		school: { id: pupil.schoolId, name: 'School', instellingsnummer: '1' }
	};
	const now = ctx.now.getTime();
	const day = { from: new Date(now - 2 * DAY), until: new Date(now - DAY) };

	// To the end first: what was recorded since is what the sealer has to do each minute.
	const began = performance.now();
	await sealAll(ctx);
	found.set('sealing what there is, a row', { ms: (performance.now() - began) / rows, pages: 0 });
	await ask('recording one event', () =>
		audit.recordAudit(ctx, { action: 'sign-out', accountId: pupil.accountId })
	);
	await ask('sealing a minute', async () => {
		await audit.recordAudit(ctx, { action: 'sign-out', accountId: pupil.accountId });
		await audit.sealAudit(ctx, AT_ONCE);
	});
	await ask('a pupil: the own history', () => readOwnHistory(ctx, pupil.accountId));
	await ask('a pupil: what applications know', () => readToldFacts(ctx, pupil.accountId));
	await ask('the desk: history of a pupil', () => desk.readHistory(ctx, actor, pupil.pupilId));
	await ask('the desk: why not', () => desk.whyNot(ctx, actor, pupil.pupilId));
	await ask('the desk: round the list', () => desk.readAroundList(ctx, actor, { bearer: '' }));
	await ask('the desk: class information', () => readConsent(ctx, actor));
	const leak = { ...day, staffId: null, downloadsOnly: false };
	await ask('the desk: a leak, one day', () => retention.listTouched(ctx, reader(pupil.schoolId), leak));
	await ask('the operator: a leak, one day', () => retention.listTouched(ctx, reader(null), leak));
	await ask('the operator: a leak, one person', () =>
		retention.listTouched(ctx, reader(null), { ...leak, staffId })
	);
	await ask('the operator: when somebody came', () => retention.listStaffForLeak(ctx, reader(null), staffId));
	await ask('export of one day', async () => {
		for await (const line of audit.exportAudit(ctx, day.from, day.until))
			if (line === '') throw new Error('empty');
	});
	await ask('erasing what is told of one pupil', () => audit.eraseAuditDetail(ctx, [crypto.randomUUID()]));
	await ask('check, a row', () => checked(world), { turns: 1, each: rows });
	if (world.months > 1) {
		await ask('dropping the oldest months', () => dropOldest(world), { turns: 1 });
		await checked(world);
	}
	return found;
}

async function sealAll(ctx: World['ctx']): Promise<void> {
	while (await audit.sealAudit(ctx, AT_ONCE));
}

/** Reads the chain to its end; a fault is a mistake of this program or of ours. */
async function checked({ ctx }: World): Promise<void> {
	const { faults } = await audit.checkAuditChain(ctx);
	if (faults.length > 0) throw new Error(`the chain does not fit: ${JSON.stringify(faults.slice(0, 3))}`);
}

/** As if the term ended behind the oldest months. */
async function dropOldest({ ctx, months }: World): Promise<void> {
	const { now } = ctx;
	const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months + 1 + OLDEST, 2));
	const gone = await ctx.db.transaction((db) => audit.dropSealedAudit({ ...ctx, db }, before));
	if (gone === 0) throw new Error('no month was dropped');
}

/** The median time of some turns after a first one, and the pages that a turn looked at, in memory or not. */
async function costOf(world: World, work: () => Promise<unknown>, turns: number): Promise<Cost> {
	if (turns > 1) await work();
	const times: number[] = [];
	const before = await pagesSeen(world);
	for (let turn = 0; turn < turns; turn++) {
		const began = performance.now();
		await work();
		times.push(performance.now() - began);
	}
	return { ms: median(times), pages: ((await pagesSeen(world)) - before) / turns };
}

/** A session tells of its work some seconds later by itself; both connections are told to do so at once. */
async function pagesSeen({ sql, ctx }: World): Promise<number> {
	await ctx.db.execute('select pg_stat_force_next_flush()');
	await sql.unsafe('select pg_stat_force_next_flush()');
	await new Promise((done) => setTimeout(done, 200));
	const [row] = await sql<{ pages: number }[]>`
		select (sum(heap_blks_hit + heap_blks_read + coalesce(idx_blks_hit, 0) + coalesce(idx_blks_read, 0)))::float8 as pages
		from pg_statio_user_tables`;
	return row?.pages ?? 0;
}

function print(): void {
	const [one, all] = costs;
	console.log(`\n${'over'.padEnd(36)}${'1 month'.padStart(22)}${`${MONTHS} months`.padStart(22)}   times`);
	for (const [what, cost] of all ?? []) {
		const before = one?.get(what);
		// A table that is dropped takes what was counted of it along, and what is asked a row or once is not counted.
		const show = ({ ms, pages }: Cost) =>
			`${ms.toPrecision(3)} ms${pages >= 1 ? ` ${Math.round(pages)} pages` : ''}`.padStart(22);
		const times = before
			? `${(cost.ms / before.ms).toFixed(1)}${before.pages >= 1 ? ` (pages ${(cost.pages / before.pages).toFixed(1)})` : ''}`
			: '';
		console.log(`${what.padEnd(36)}${before ? show(before) : ''.padStart(22)}${show(cost)}   ${times}`);
	}
}

function median(all: number[]): number {
	return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}

function seconds(began: number): string {
	return ((performance.now() - began) / 1000).toFixed(0);
}

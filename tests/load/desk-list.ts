// How long the list of the desk takes in a school of 3,000 among 400 schools, on PostgreSQL, over HTTP:
// node tests/load/desk-list.ts [number of schools]      (npm run build comes first)
// Prints p50 and p95 of each request, how many times a look-up by primary key that p95 is, and the processor time that the
// server (without PostgreSQL) spent on one: ratios and processor time compare between machines that are busy with other things.
// LOAD_PROFILE=<folder> leaves a CPU profile of the server.
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import postgres from 'postgres';
import { createServer } from 'vite';
import { startPostgres } from '../support/postgres.ts';
import { fillCountry, PUPILS_A_SCHOOL } from './fill-country.ts';
import { startLeerid, type LoadServer } from './server.ts';

const SCHOOLS = Number(process.argv[2] ?? 400);
const TURNS = 100;
/** So many that neither the program nor the plans of PostgreSQL are new to the question. */
const WARM_UP = 30;

const server = await startPostgres();
const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
const name = `leerid_load_${process.pid}`;
await admin.unsafe(`create database ${name}`);
const url = new URL(server.url);
url.pathname = `/${name}`;
try {
	await migrate(url.href);
	const began = performance.now();
	await fillCountry(url.href, SCHOOLS);
	const seconds = ((performance.now() - began) / 1000).toFixed(0);
	console.log(`${(SCHOOLS * PUPILS_A_SCHOOL).toLocaleString('en')} pupils filled in ${seconds} s`);
	const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
	const bearer = await signSomebodyIn(sql);
	const app = await startLeerid(url.href, { DEMO: '' });
	try {
		console.log(`what the server does once a day took ${await untilAtRest(sql)} s after its start`);
		await measure(sql, app, bearer);
	} finally {
		await app.stop();
		await sql.end();
	}
} finally {
	await admin.unsafe(`drop database if exists ${name} with (force)`);
	await admin.end();
	await server.stop();
}

/** With the program's own modules, `$lib` and all. */
async function migrate(address: string): Promise<void> {
	const vite = await createServer({
		configFile: false,
		resolve: { alias: { $lib: join(import.meta.dirname, '../../src/lib') } },
		server: { middlewareMode: true, hmr: false, ws: false },
		appType: 'custom',
		logLevel: 'error'
	});
	const { openPostgres } = await vite.ssrLoadModule('/src/lib/server/db/client.ts');
	const { applyMigrations, findMigrations } = await vite.ssrLoadModule('/src/lib/server/db/migrate.ts');
	const database = openPostgres(address, { databasePool: 2, databasePrepare: true }, 0);
	await applyMigrations(database, findMigrations());
	await database.close();
	await vite.close();
}

/** A beheerder of the school in the middle, with both factors given; returns the bearer of the session. */
async function signSomebodyIn(sql: postgres.Sql): Promise<string> {
	const bearer = randomBytes(32).toString('base64url');
	const id = createHash('sha256').update(bearer).digest('hex');
	await sql`
		with school as (select id from schools where instellingsnummer = ${String(Math.ceil(SCHOOLS / 2))}),
		person as (insert into staff (name, email, created_at) values ('An', 'an@example.org', now()) returning id),
		given as (insert into staff_roles (staff_id, school_id, role, from_date, granted_at)
			select person.id, school.id, 'beheerder', current_date, now() from person, school)
		insert into staff_sessions (id, staff_id, created_at, last_used_at, expires_at, active_school_id, second_factor_at,
				external, device)
			select ${id}, person.id, now(), now(), now() + interval '8 hours', school.id, now(), false, 'load'
			from person, school`;
	return bearer;
}

/**
 * Waits until no job is under way, and returns for how many seconds: on its first start of a day a server looks through the whole country
 * for what is due, on the cores that are measured.
 */
async function untilAtRest(sql: postgres.Sql): Promise<string> {
	const began = performance.now();
	for (let looks = 0; looks < 3;) {
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		const [busy] =
			await sql`select 1 from jobs where state = 'running' or state = 'queued' and run_at <= now() limit 1`;
		looks = busy ? 0 : looks + 1;
	}
	return ((performance.now() - began) / 1000).toFixed(0);
}

async function measure(sql: postgres.Sql, app: LoadServer, bearer: string): Promise<void> {
	const { origin } = app;
	// As a browser without a script asks: otherwise a form is answered with an object in which the address stands.
	const headers = { cookie: `leerid_staff=${bearer}`, origin, accept: 'text/html' };
	const here = `${origin}/schoolloket/leerid-beheer`;
	/** Where a search comes back to: its words stand sealed in that address. */
	const searched = async (zoek: string) => {
		const body = new URLSearchParams({ zoek, groep: '', status: '', type: '', sorteer: '', getoond: '' });
		const answer = await fetch(`${here}?/zoek`, { method: 'POST', headers, body, redirect: 'manual' });
		const address = answer.headers.get('location');
		if (!address?.includes('zoek=')) throw new Error(`the search for ${zoek} came back to ${address}`);
		return new URL(address, origin).href;
	};
	const [pupil] = await sql<{ id: string }[]>`select id from pupils limit 1`;
	const lookUp = await times(() => sql`select * from pupils where id = ${pupil?.id ?? ''}`);
	const unit = lookUp.p50;
	console.log(`a look-up by primary key: p50 ${unit.toFixed(2)} ms`);
	const asked: [string, string][] = [
		['a page of the desk without a list', `${origin}/schoolloket/mijn-account`],
		['the list', here],
		['search, two words', await searched('zoe daniels')],
		['search, part of a stamnummer', await searched('1029')],
		['search, as another school writes it', await searched('elders')],
		['search, one letter', await searched('a')],
		['search, nothing found', await searched('zzzz')],
		['filter: no account', `${here}?status=geen-account`],
		['filter: active', `${here}?status=actief`],
		['filter: type', `${here}?type=basis`],
		['sorted by group', `${here}?sorteer=-groep`],
		['sorted by status', `${here}?sorteer=status`],
		['page 60', `${here}?pagina=60`]
	];
	for (const [what, address] of asked) {
		const { p50, p95, cpu } = await times(async () => {
			const answer = await fetch(address, { headers, redirect: 'manual' });
			if (answer.status !== 200) throw new Error(`${what}: ${answer.status}`);
			await answer.text();
		}, app);
		const ratio = (p95 / unit).toFixed(0);
		const spent = cpu === null ? '' : `  processor ${cpu.toFixed(1)} ms`;
		console.log(
			`${what.padEnd(36)} p50 ${p50.toFixed(1)} ms  p95 ${p95.toFixed(1)} ms  ${ratio} look-ups${spent}`
		);
	}
}

interface Times {
	p50: number;
	p95: number;
	/** Of the server, each time; null where that cannot be read. */
	cpu: number | null;
}

async function times(work: () => Promise<unknown>, app?: LoadServer): Promise<Times> {
	for (let i = 0; i < WARM_UP; i++) await work();
	const taken: number[] = [];
	const before = app?.cpu() ?? null;
	for (let i = 0; i < TURNS; i++) {
		const start = performance.now();
		await work();
		taken.push(performance.now() - start);
	}
	const after = app?.cpu() ?? null;
	taken.sort((a, b) => a - b);
	const at = (share: number) => taken[Math.min(TURNS - 1, Math.floor(share * TURNS))] ?? 0;
	const cpu = before === null || after === null ? null : (after - before) / TURNS;
	return { p50: at(0.5), p95: at(0.95), cpu };
}

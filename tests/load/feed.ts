// How long a country takes to come in, against a bare COPY of the same file, on PostgreSQL:
// node tests/load/feed.ts [schools] [pupils a school] [characters]
// First load, the same file again, the file of a night in which 1.6 % of the rows are other, and that of 1 September, in which
// everybody is a year further, for which a person says yes. Prints ratios, of time and of
// what the processors did for it (which says more on a machine that others use), and the peak memory of this process. A bare COPY is made
// anew before each, and the database clears up after each, which counts for neither. Takes minutes for 4000 300.
// With a third number each row has a column more that nobody reads, of so many characters, and the file is made while it
// is read, read once, and staged: 4000 300 1580 is 2 GB.
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';
import { createServer } from 'vite';
import type { makeFeed } from '../support/feed-scene.ts';
import { startPostgres } from '../support/postgres.ts';
import { cpuOfFamily, parentOf } from './process-cpu.ts';
import { enrollmentsCsv, HEADER, schoolsCsv, septemberCsv } from './country.ts';

const schools = Number(process.argv[2] ?? 400);
const pupilsASchool = Number(process.argv[3] ?? 300);
const padding = Number(process.argv[4] ?? 0);
const BARE_TURNS = 3;
/** The morning of a new school year. */
const SEPTEMBER = new Date('2027-09-01T03:00:00Z');
const country = { seed: 7, schools, pupilsASchool };

const folder = mkdtempSync(join(tmpdir(), 'leerid-feed-'));
const server = await startPostgres();
const vite = await createServer({
	configFile: false,
	resolve: {
		alias: {
			$lib: join(import.meta.dirname, '../../src/lib'),
			$tests: join(import.meta.dirname, '../support')
		}
	},
	server: { middlewareMode: true, hmr: false, ws: false },
	appType: 'custom',
	logLevel: 'error'
});
const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
const name = `leerid_feed_${process.pid}`;
await admin.unsafe(`create database ${name}`);
const url = new URL(server.url);
url.pathname = `/${name}`;
let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 200).unref();
try {
	const { openPostgres } = await vite.ssrLoadModule('/src/lib/server/db/client.ts');
	const { applyMigrations, findMigrations } = await vite.ssrLoadModule('/src/lib/server/db/migrate.ts');
	const scene = await vite.ssrLoadModule('/tests/support/feed-scene.ts');
	const database = openPostgres(url.href, { databasePool: 4, databasePrepare: true }, 600_000);
	await applyMigrations(database, findMigrations());
	const feed = scene.makeFeed(database.db) as Feed;
	await feed.deliver(schoolsCsv(country));

	if (padding > 0) await readLarge(feed);
	else await compare(feed, scene.makeFeed(database.db, SEPTEMBER) as Feed);
	await database.close();
} finally {
	clearInterval(watch);
	await vite.close();
	await admin.unsafe(`drop database ${name} with (force)`);
	await admin.end();
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
}

type Feed = ReturnType<typeof makeFeed>;

/** One large file, made while it is read: what its size does to memory. */
async function readLarge(feed: Feed): Promise<void> {
	let bytes = 0;
	async function* padded() {
		for await (const text of enrollmentsCsv({ ...country, changedPerMille: 0 })) {
			const chunk = Buffer.from(text.replaceAll('\n', `;${'x'.repeat(padding)}\n`));
			bytes += chunk.length;
			yield chunk;
		}
	}
	const before = process.memoryUsage().rss;
	peak = before;
	const took = await seconds(() => feed.receive(padded(), { previewOnly: true }));
	console.log(
		`${megabytes(bytes)} MB read and staged in ${took.toFixed(0)} s, load ${loadavg()[0]?.toFixed(1)}; memory: ${megabytes(before)} MB before, ${megabytes(peak)} MB at most`
	);
}

async function compare(feed: Feed, later: Feed): Promise<void> {
	const [first, night, september] = ['first.csv', 'night.csv', 'september.csv'].map((name) =>
		join(folder, name)
	) as [string, string, string];
	await pipeline(Readable.from(enrollmentsCsv({ ...country, changedPerMille: 0 })), createWriteStream(first));
	await pipeline(
		Readable.from(enrollmentsCsv({ ...country, changedPerMille: 16 })),
		createWriteStream(night)
	);
	await pipeline(Readable.from(septemberCsv(country)), createWriteStream(september));

	const postmaster = parentOf(
		Number((await admin<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid)
	);
	const own = () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;
	const cpu = () => cpuOfFamily(postmaster) + own();
	const before = process.memoryUsage().rss;
	peak = before;
	for (const [what, file, feeding] of [
		['first load', first, feed],
		['the same file again', first, feed],
		['a night with 1.6 % changed', night, feed],
		['1 September', september, later]
	] as const) {
		const bare = await measureBare(first, cpu);
		let runId = '';
		const spent = cpu();
		const ownSpent = own();
		const staged = await seconds(async () => {
			runId = await feeding.receive(createReadStream(file, { highWaterMark: 256 * 1024 }));
		});
		let run: { state: string; report: unknown } | undefined;
		const merged = await seconds(async () => {
			run = await feeding.work(runId);
			if (run.state === 'waiting') run = await feeding.agree(runId);
		});
		const whole = staged + merged;
		const busy = cpu() - spent;
		const ours = own() - ownSpent;
		console.log(
			`${what}: ${whole.toFixed(1)} s = ${(whole / bare.seconds).toFixed(1)} x COPY (reading and staging ${staged.toFixed(1)} s, the rest ${merged.toFixed(1)} s), processors ${busy.toFixed(1)} s = ${(busy / bare.spent).toFixed(1)} x, of which this program ${ours.toFixed(1)} s, load ${loadavg()[0]?.toFixed(1)}, ${run?.state} ${JSON.stringify(run?.report)}`
		);
		await clearUp();
	}
	console.log(`memory: ${megabytes(before)} MB before, ${megabytes(peak)} MB at most`);
}

/** Some bare COPYs, as the machine is at this moment: the median of each figure. */
async function measureBare(file: string, cpu: () => number): Promise<{ seconds: number; spent: number }> {
	const took: number[] = [];
	const spent: number[] = [];
	for (let turn = 0; turn < BARE_TURNS; turn++) {
		const before = cpu();
		took.push(await seconds(() => copyBare(url.href, file)));
		spent.push(cpu() - before);
	}
	const bare = { seconds: median(took), spent: median(spent) };
	console.log(
		`bare COPY of the file of ${schools * pupilsASchool} rows: ${bare.seconds.toFixed(2)} s, processors ${bare.spent.toFixed(2)} s, load ${loadavg()[0]?.toFixed(1)}`
	);
	return bare;
}

/** What autovacuum does by itself in the hours between two deliveries, and not in the midst of the next one. */
async function clearUp(): Promise<void> {
	const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
	await sql.unsafe('vacuum analyze');
	await sql.end();
}

function median(all: number[]): number {
	return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return (performance.now() - began) / 1000;
}

async function copyBare(address: string, file: string): Promise<void> {
	const sql = postgres(address, { max: 1, onnotice: () => undefined });
	const columns = HEADER.trim()
		.split(';')
		.map((column) => `${column} text`);
	await sql.unsafe(`create table bare (${columns.join(', ')})`);
	const input = await sql.unsafe(`copy bare from stdin (format csv, header, delimiter ';')`).writable();
	await pipeline(createReadStream(file, { highWaterMark: 256 * 1024 }), input);
	await sql.unsafe('drop table bare');
	await sql.end();
}

function megabytes(bytes: number): number {
	return Math.round(bytes / 1_000_000);
}

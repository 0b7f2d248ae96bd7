// A batch of 1,000 on PostgreSQL, made and printed, against as many bare argon2id hashes in the same run:
// node tests/load/batch.ts [number of pupils]
// Half of the bare hashes come before and half after, so that a machine that slows down slows both. Processor time is what
// to compare by when others use the machine.
import { join } from 'node:path';
import postgres from 'postgres';
import { createServer } from 'vite';
import { startPostgres } from '../support/postgres.ts';

const PUPILS = Number(process.argv[2] ?? 1_000);
/** As often as the page with the bar looks. */
const LOOK_MS = 1_500;

const server = await startPostgres();
const root = join(import.meta.dirname, '../..');
const vite = await createServer({
	configFile: false,
	root,
	resolve: { alias: { $lib: join(root, 'src/lib'), $tests: join(root, 'tests/support') } },
	server: { middlewareMode: true, watch: null, hmr: false, ws: false },
	appType: 'custom',
	logLevel: 'error'
});
const load = (path: string) => vite.ssrLoadModule(path);
const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
const name = `leerid_load_${process.pid}`;
await admin.unsafe(`create database ${name}`);
const url = new URL(server.url);
url.pathname = `/${name}`;
try {
	const { openPostgres } = await load('/src/lib/server/db/client.ts');
	const { applyMigrations, findMigrations } = await load('/src/lib/server/db/migrate.ts');
	const { makeContext, makePupil } = await load('/tests/support/factories.ts');
	const { makeDesk } = await load('/tests/support/desk-scene.ts');
	const desk = await load('/src/lib/server/desk/index.ts');
	const { startJobs } = await load('/src/lib/server/jobs/index.ts');
	const { printCards, cardsZip } = await load('/src/lib/server/cards/print/index.ts');
	const { hashSecret } = await load('/src/lib/server/credentials/index.ts');
	const database = openPostgres(url.href, { databasePool: 4, databasePrepare: true });
	await applyMigrations(database, findMigrations());
	const { db, engine } = database;
	const { ctx, actor, primary } = await makeDesk(makeContext(db));
	const pupilIds: string[] = [];
	for (let i = 0; i < PUPILS; i++)
		pupilIds.push((await makePupil(ctx, { school: primary, familyName: `Janssens ${i}` })).pupilId);

	const hashes = async (count: number) => {
		for (let i = 0; i < count; i++) await hashSecret(ctx.keys, actor.staffId, `29ban${i}`);
	};
	await hashes(20);
	const before = await timed(() => hashes(PUPILS / 2));
	const pupils = await desk.selectPupils(ctx, actor, { pupilIds });
	let batchId = '';
	const draft = await timed(async () => {
		batchId = await desk.createBatch(ctx, actor, { purpose: 'create', pupils, kind: null });
	});
	const loop = startJobs({ db, engine, keys: ctx.keys, now: () => new Date() }, [...desk.deskJobs]);
	const making = await timed(async () => {
		await desk.startBatch(ctx, actor, batchId);
		while ((await desk.readBatch(ctx, actor, batchId)).state !== 'done')
			await new Promise((resume) => setTimeout(resume, LOOK_MS));
	});
	await loop.stop(100);
	const printing = await timed(async () => {
		const cards = await desk.batchCards(ctx, actor, { batchId, together: true });
		const files = printCards({ cards, schoolName: 'Basisschool De Regenboog', at: ctx.now });
		await new Response(cardsZip(files, ctx.now)).arrayBuffer();
	});
	const after = await timed(() => hashes(PUPILS / 2));
	const bare = add(before, after);
	const all = add(add(draft, making), printing);
	for (const [what, { wall, cpu, here }] of Object.entries({ bare, draft, making, printing, all }))
		console.log(
			`${what.padEnd(9)} ${wall.toFixed(1)} s   processor ${cpu.toFixed(1)} s, of which not hashing ${here.toFixed(2)} s`
		);
	const ratio = (one: number, other: number) => (one / other).toFixed(2);
	console.log(`all / bare hashes: ${ratio(all.wall, bare.wall)}, processor ${ratio(all.cpu, bare.cpu)}`);
	await database.close();
} finally {
	await admin.unsafe(`drop database if exists ${name} with (force)`);
	await admin.end();
	await vite.close();
	await server.stop();
}

interface Spent {
	wall: number;
	cpu: number;
	/** Of the one thread that runs JavaScript: hashes are made on others, and what one costs differs from minute to minute. */
	here: number;
}

/** Seconds of the clock, and of the processor for this process and its threads. */
async function timed(work: () => Promise<unknown>): Promise<Spent> {
	const [start, used, own] = [performance.now(), process.cpuUsage(), process.threadCpuUsage()];
	await work();
	const seconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;
	return {
		wall: (performance.now() - start) / 1000,
		cpu: seconds(process.cpuUsage(used)),
		here: seconds(process.threadCpuUsage(own))
	};
}

function add(a: Spent, b: Spent): Spent {
	return { wall: a.wall + b.wall, cpu: a.cpu + b.cpu, here: a.here + b.here };
}

// `node tests/load/survivors.ts [lines]`, after a build: what requests leave behind that no young collection takes, in kB for each, though
// nobody can reach it any more, and the functions that made most of it (docs/decisions/0021-short-lived.md). V8's own sampling profiler of
// the heap, so another run says a little else. Asserts nothing.
import { Agent } from 'node:http';
import { startPostgres } from '../support/postgres.ts';
import { Client } from '../support/plain-client.ts';
import { closedLoop } from './bench/closed-loop.ts';
import { atLeerid, journey } from './bench/journey.ts';
import { addPupils, SECRET } from './add-pupils.ts';
import { freePorts, startLeerid } from './server.ts';
import { inspectorAt } from './survivors/inspector.ts';
import { survivorsIn, type SamplingNode } from './survivors/survivors-in.ts';

const LINES = Number(process.argv[2] ?? 8);
/** More than sign in within a measurement, so that nobody does so too often. */
const PUPILS = 400;
const SECONDS = { warm: 6, measured: 15 };
/** Bytes between two samples: enough of them for a function that makes a tenth of a kB. */
const INTERVAL = 2_048;

const closing: (() => unknown)[] = [];
try {
	const database = await startPostgres();
	closing.unshift(() => database.stop());
	const port = await freePorts();
	const server = await startLeerid(database.url, { NODE_OPTIONS: `--inspect=127.0.0.1:${port}` });
	closing.unshift(() => server.stop());
	const agent = new Agent({ keepAlive: true });
	closing.unshift(() => agent.destroy());
	const pupils = await addPupils(database.url, server.keys, PUPILS);
	const inspector = await inspectorAt(port);
	closing.unshift(() => inspector.close());

	const ours = atLeerid(server, agent, () => SECRET);
	let turn = 0;
	const get = (path: string) => () => new Client(server.origin, agent).ask(path);
	for (const [what, work] of [
		['a sign-in', () => journey(ours, pupils[turn++ % pupils.length] ?? '')],
		['a page without a database (/hulp)', get('/hulp')],
		['a small answer of the provider (/oidc/jwks)', get('/oidc/jwks')],
		['what the door gives itself (/health/live)', get('/health/live')]
	] as const) {
		await closedLoop({ lanes: 1, seconds: SECONDS.warm }, work);
		await inspector.call('HeapProfiler.collectGarbage');
		// So a sample is forgotten when a young collection takes what it is of, and not when an old one does.
		await inspector.call('HeapProfiler.startSampling', {
			samplingInterval: INTERVAL,
			includeObjectsCollectedByMajorGC: true
		});
		const { all } = await closedLoop({ lanes: 1, seconds: SECONDS.measured }, work);
		const { profile } = (await inspector.call('HeapProfiler.stopSampling')) as {
			profile: { head: SamplingNode };
		};
		const { bytes, makers } = survivorsIn(profile.head);
		const each = (size: number) => (size / all / 1024).toFixed(1).padStart(7);
		console.log(`${each(bytes)} kB  ${what}, ${all} times`);
		for (const { maker, bytes } of makers.slice(0, LINES)) console.log(`${each(bytes)} kB      ${maker}`);
	}
} finally {
	for (const close of closing) await close();
}

// `node tests/load/sign-in.ts`, after a build: whole journeys (authorize, sign in, code, token, userinfo) at LeerID alone, eight at
// once, on PostgreSQL or with `--embedded` on the embedded database, and what one costs the server: to profile it
// (LOAD_PROFILE=<folder> leaves CPU profiles there) and to look at an engine by itself. LOAD_ROUNDS says how many rounds, LOAD_WARM_UP
// how many journeys compile what the others run. Prints medians and asserts nothing. What a journey costs beside bare hashes and a bare
// provider on the same core is for `npm run bench -- journeys`, with LOAD_PROFILE too.
import { Agent } from 'node:http';
import { availableParallelism, loadavg } from 'node:os';
import { startPostgres } from '../support/postgres.ts';
import { closedLoop } from './bench/closed-loop.ts';
import { median, round } from './bench/figures.ts';
import { atLeerid, journey } from './bench/journey.ts';
import { startLeerid } from './server.ts';

const ROUNDS = Number(process.env.LOAD_ROUNDS ?? 5);
const WARM_UP = Number(process.env.LOAD_WARM_UP ?? 1_500);
const SECONDS = 4;
/** Of the demo, since on the embedded database nobody else can be added. In turn: more than four at once in one account is guessing. */
const PUPILS = new Map([
	['ardalan.bhatti', 'Regenjas!7zwaluwen'],
	['suheda.carabin', '29ban9']
]);
const LANES = PUPILS.size * 4;

const embedded = process.argv.includes('--embedded');
const closing: (() => unknown)[] = [];
try {
	const postgres = embedded ? null : await startPostgres();
	if (postgres) closing.unshift(() => postgres.stop());
	const server = await startLeerid(postgres?.url);
	closing.unshift(() => server.stop());
	const agent = new Agent({ keepAlive: true });
	closing.unshift(() => agent.destroy());
	const provider = atLeerid(server, agent, (pupil) => PUPILS.get(pupil) ?? '');
	const names = [...PUPILS.keys()];
	const work = (lane: number) => journey(provider, names[lane % names.length] ?? '');

	let left = WARM_UP;
	const warm = async (lane: number) => {
		while (left-- > 0) await work(lane);
	};
	await Promise.all(Array.from({ length: LANES }, (_, lane) => warm(lane)));
	const rounds = [];
	for (let n = 0; n < ROUNDS; n++) {
		const gauges = { cpu: () => server.cpu() ?? Number.NaN };
		rounds.push(await closedLoop({ lanes: LANES, seconds: SECONDS, gauges }, work));
	}
	const rate = median(rounds.map((one) => one.rate));
	const cpu = median(rounds.map(({ each }) => each.cpu ?? Number.NaN));
	console.log(
		`${embedded ? 'embedded' : 'PostgreSQL'}, ${availableParallelism()} cores shared with this driver, ${LANES} at once, medians of ${ROUNDS} rounds; load ${loadavg()[0]?.toFixed(1)}`
	);
	console.log(
		`${round(rate)} whole journeys a second, ${round(cpu)} ms of CPU of the server for each, hash and all`
	);
} finally {
	for (const close of closing) await close();
}

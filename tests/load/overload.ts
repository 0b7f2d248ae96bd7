// `node tests/load/overload.ts [seconds]`, after a build: what happens when a morning is four times too big. First how many sign-ins a
// second there can be (closed loop), then four times as many arrive, each at its own instant whether or not the others were
// answered (open loop: waiting counts from that instant, so nothing is hidden by coordinated omission), and beside them pupils with a
// session ask for their page. Prints ratios measured in one run on the same cores; asserts nothing. Driver and server share the cores.
import { request, Agent } from 'node:http';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { startProduction } from '../support/production-server.ts';

const SECONDS = Number(process.argv[2] ?? 60);
const TIMES = 4;
const PORT = 4630;
/** Each with a device cookie of its own, so that none waits for another's tries (docs/guessing.md). */
const DEVICES = 160;
const PUPILS = [
	{ username: 'ardalan.bhatti', password: 'Regenjas!7zwaluwen' },
	{ username: 'suheda.carabin', password: '29ban9' }
];
/** Session checks a second, while all this goes on. */
const CHECKS = 20;

interface Answer {
	status: number;
	ms: number;
	retryAfter: string | undefined;
	cookies: string[];
}
interface Device {
	pupil: (typeof PUPILS)[number];
	cookie: string;
	session: string;
}

const server = await startProduction(PORT, { HASH_QUEUE_LIMIT: '30' });
const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });
try {
	const devices = await makeDevices();
	const rested = await checks(3, devices);
	await closedLoop(devices, 2); // the first ones compile what the others run
	const capacity = await closedLoop(devices, 8);
	const during = checks(SECONDS, devices);
	const offered = await openLoop(devices, capacity * TIMES, SECONDS);
	const crowded = await during;

	const of = (status: (code: number) => boolean) => offered.filter((one) => status(one.status));
	const done = of((status) => status === 303);
	const refused = of((status) => status === 503);
	const other = of((status) => status !== 303 && status !== 503);
	console.log(
		`${availableParallelism()} cores, driver and server on them; ${SECONDS} s at ${TIMES} times capacity`
	);
	console.log(`capacity: ${capacity.toFixed(1)} sign-ins a second`);
	console.log(
		`offered ${offered.length}, signed in ${done.length}, asked to come back ${refused.length}, other ${other.length}`
	);
	console.log(`completed ÷ capacity: ${(done.length / SECONDS / capacity).toFixed(2)}`);
	console.log(
		`refusals: ${spread(refused)} ms, ${refused.every((one) => one.retryAfter) ? 'all' : 'NOT all'} with Retry-After`
	);
	console.log(`sign-ins: ${spread(done)} ms`);
	console.log(`session checks: ${spread(rested)} ms at rest, ${spread(crowded)} ms meanwhile`);
} finally {
	agent.destroy();
	await server.stop();
}

async function makeDevices(): Promise<Device[]> {
	const devices: Device[] = [];
	await Promise.all(
		PUPILS.map(async (pupil) => {
			for (let n = 0; n < DEVICES / PUPILS.length; n++) {
				const device = { pupil, cookie: '', session: '' };
				const { status, cookies } = await signIn(device);
				if (status !== 303) throw new Error(`a device could not be made: ${status}`);
				const pair = (name: RegExp) => cookies.find((cookie) => name.test(cookie))?.split(';')[0] ?? '';
				device.cookie = pair(/device/);
				device.session = pair(/session/);
				devices.push(device);
			}
		})
	);
	return devices;
}

function signIn({ pupil, cookie }: Device): Promise<Answer> {
	const body = new URLSearchParams({ password: pupil.password }).toString();
	return ask(`/${pupil.username}?/wachtwoord`, cookie, body);
}

/** Sign-ins a second when sixteen are always under way. */
async function closedLoop(devices: Device[], seconds: number): Promise<number> {
	const end = performance.now() + seconds * 1000;
	let count = 0;
	await Promise.all(
		Array.from({ length: 16 }, async (_, lane) => {
			for (let turn = lane; performance.now() < end; turn += 16) {
				const { status } = await signIn(devices[turn % devices.length] as Device);
				if (status === 303) count++;
				else throw new Error(`a sign-in was answered with ${status}`);
			}
		})
	);
	return count / seconds;
}

/** One arrival after another, evenly, each on the device that has rested longest. */
async function openLoop(devices: Device[], rate: number, seconds: number): Promise<Answer[]> {
	const started = performance.now();
	const answers: Promise<Answer>[] = [];
	for (let n = 0; n < rate * seconds; n++) {
		const due = started + (n * 1000) / rate;
		const early = due - performance.now();
		if (early > 1) await pause(early);
		const device = devices[n % devices.length] as Device;
		// From the instant it was due: a driver that is late counts its own lateness.
		answers.push(signIn(device).then((answer) => ({ ...answer, ms: performance.now() - due })));
	}
	return Promise.all(answers);
}

async function checks(seconds: number, devices: Device[]): Promise<Answer[]> {
	const started = performance.now();
	const answers: Promise<Answer>[] = [];
	const [first] = devices;
	for (let n = 0; n < seconds * CHECKS; n++) {
		const due = started + (n * 1000) / CHECKS;
		await pause(Math.max(0, due - performance.now()));
		answers.push(
			ask('/dashboard', first?.session ?? '').then((answer) => ({ ...answer, ms: performance.now() - due }))
		);
	}
	return Promise.all(answers);
}

function ask(path: string, cookie: string, body?: string): Promise<Answer> {
	const began = performance.now();
	return new Promise((resolve) => {
		const failed = () =>
			resolve({ status: 0, ms: performance.now() - began, retryAfter: undefined, cookies: [] });
		const asked = request(
			{
				...{ port: PORT, host: '127.0.0.1', path, agent, method: body === undefined ? 'GET' : 'POST' },
				headers: {
					host: `localhost:${PORT}`,
					origin: `http://localhost:${PORT}`,
					// As a browser: data is for scripts.
					accept: 'text/html',
					cookie,
					...(body !== undefined && {
						'content-type': 'application/x-www-form-urlencoded',
						'content-length': Buffer.byteLength(body)
					})
				}
			},
			(response) => {
				response.resume();
				response.once('error', failed);
				response.once('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						ms: performance.now() - began,
						retryAfter: response.headers['retry-after'],
						cookies: response.headers['set-cookie'] ?? []
					})
				);
			}
		);
		asked.once('error', failed);
		asked.end(body);
	});
}

function spread(answers: Answer[]): string {
	const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
	const at = (share: number) =>
		sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(0) ?? '-';
	return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}`;
}

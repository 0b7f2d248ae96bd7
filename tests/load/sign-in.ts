// `node tests/load/sign-in.ts`, after a build: whole journeys (authorize, sign in, code, token, userinfo) a second against bare
// argon2id verifications a second, in turn on the same cores, so that the ratio says more than either. Prints medians and
// asserts nothing. The client of the journeys takes its share of the cores too. On Linux also the CPU time of the server.
import { hash, verify } from '@node-rs/argon2';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { createServer as createVite } from 'vite';
import { getSettings } from '../../src/lib/server/env.ts';

const ROUNDS = 5;
const SECONDS = { warmUp: 2, bare: 1, journeys: 4 };
/** In turn. More than four at once in one account would be held for guessing. */
const PUPILS = [
	{ username: 'ardalan.bhatti', password: 'Regenjas!7zwaluwen' },
	{ username: 'suheda.carabin', password: '29ban9' }
];
const PUPILS_AT_ONCE = PUPILS.length * 4;
const APPLICATION = { id: 'automatus', secret: 'demo-secret-of-automatus' };
/** Clock ticks a second of /proc, on every Linux that Node runs on. */
const TICKS = 100;

const root = join(import.meta.dirname, '..', '..');
const dataDir = mkdtempSync(join(tmpdir(), 'leerid-load-'));
const port = await freePort();
const origin = `http://localhost:${port}`;
const vite = await createVite({
	configFile: false,
	server: { middlewareMode: true, hmr: false, ws: false },
	appType: 'custom',
	logLevel: 'error'
});
let server: ChildProcess | undefined;
try {
	// The tests' browser without scripts, with its cookies.
	const { Browser } = (await vite.ssrLoadModule(join(root, 'tests/oidc/support/browser.ts'))) as {
		Browser: new () => {
			visit(
				href: string | URL,
				options?: { stopAt?: string; form?: Record<string, string> }
			): Promise<{ url: URL; status: number }>;
		};
	};
	server = await startServer();
	const config = await oidc.discovery(
		new URL(`${origin}/oidc`),
		APPLICATION.id,
		undefined,
		oidc.ClientSecretBasic(APPLICATION.secret),
		{ execute: [oidc.allowInsecureRequests] }
	);
	const { memoryKib, iterations, parallelism } = getSettings().argon2;
	// The library's algorithm is argon2id unless told otherwise.
	const stored = await hash('x'.repeat(44), {
		memoryCost: memoryKib,
		timeCost: iterations,
		parallelism
	});
	const redirectUri = `http://127.0.0.1:${port + 1}/${APPLICATION.id}/terug`;

	async function journey(lane: number): Promise<void> {
		const { username = '', password = '' } = PUPILS[lane % PUPILS.length] ?? {};
		const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
		const browser = new Browser();
		await browser.visit(
			oidc.buildAuthorizationUrl(config, {
				...{ redirect_uri: redirectUri, scope: 'openid profile', state, nonce },
				code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
				...{ code_challenge_method: 'S256', login_hint: username }
			})
		);
		const back = await browser.visit(`${origin}/${username}?/wachtwoord`, {
			stopAt: redirectUri,
			form: { password }
		});
		if (back.status !== 0) throw new Error(`a journey ended at ${back.url.pathname} with ${back.status}`);
		const tokens = await oidc.authorizationCodeGrant(config, back.url, {
			...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce }
		});
		await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '');
	}

	// The first ones compile what the others run.
	await during(SECONDS.warmUp, PUPILS_AT_ONCE, journey);
	await during(0.5, availableParallelism(), () => verify(stored, 'y'));

	const rounds: { bare: number; journeys: number; hashCpu: number; serverCpu: number | null }[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const own = process.cpuUsage();
		const bare = await during(SECONDS.bare, availableParallelism(), () => verify(stored, 'y'));
		const { user, system } = process.cpuUsage(own);
		const before = cpuOf(server);
		const journeys = await during(SECONDS.journeys, PUPILS_AT_ONCE, journey);
		const after = cpuOf(server);
		rounds.push({
			bare: bare.rate,
			journeys: journeys.rate,
			hashCpu: (user + system) / 1000 / bare.count,
			serverCpu: before === null || after === null ? null : (after - before) / journeys.count
		});
	}
	const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick)).toFixed(2);
	console.log(
		`${availableParallelism()} cores, ${PUPILS_AT_ONCE} pupils at once, medians of ${ROUNDS} rounds`
	);
	console.log(`${of((round) => round.bare)} bare argon2id verifications a second`);
	console.log(`${of((round) => round.journeys)} whole journeys a second`);
	console.log(`${of((round) => round.journeys / round.bare)} journeys for each verification`);
	if (rounds.every(({ serverCpu }) => serverCpu !== null)) {
		console.log(`${of(({ hashCpu }) => hashCpu)} ms of CPU for a verification`);
		console.log(`${of(({ serverCpu }) => serverCpu ?? 0)} ms of CPU of the server for a journey`);
		console.log(
			`${of(({ hashCpu, serverCpu }) => ((serverCpu ?? 0) - hashCpu) / hashCpu)} of a verification's CPU for all but the hash`
		);
	}
} finally {
	await stop(server);
	await vite.close();
	rmSync(dataDir, { recursive: true, force: true });
}

/** Does `work` over and over, `lanes` at once, and waits for the last. `rate` is by the second. */
async function during(
	seconds: number,
	lanes: number,
	work: (lane: number) => Promise<unknown>
): Promise<{ count: number; rate: number }> {
	const start = performance.now();
	let count = 0;
	async function run(lane: number): Promise<void> {
		while (performance.now() - start < seconds * 1000) {
			await work(lane);
			count += 1;
		}
	}
	await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)));
	return { count, rate: (count * 1000) / (performance.now() - start) };
}

function median(numbers: number[]): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds of CPU that a process used since it began; null where that cannot be read. */
function cpuOf({ pid }: ChildProcess): number | null {
	const file = `/proc/${pid}/stat`;
	if (!existsSync(file)) return null;
	const fields = readFileSync(file, 'utf8')
		.replace(/^.*\) /, '')
		.split(' ');
	return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

/** The production build with its demo, away from the data and the .env of whoever runs this. */
async function startServer(): Promise<ChildProcess> {
	const child = spawn(process.execPath, ['src/start/server.ts'], {
		cwd: root,
		env: {
			...{ PATH: process.env.PATH, ENV_FILE: '', DATA_DIR: dataDir },
			...{ HOST: 'localhost', PORT: String(port), ORIGIN: origin }
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await new Promise<void>((ready, failed) => {
		child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
		child.stdout.on('data', (text: Buffer) => text.includes('is ready') && ready());
	});
	return child;
}

async function stop(child: ChildProcess | undefined): Promise<void> {
	if (!child || child.exitCode !== null) return;
	const ended = new Promise((done) => child.once('exit', done));
	child.kill('SIGTERM');
	await ended;
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, 'localhost');
	await new Promise((done) => probe.once('listening', done));
	const { port } = probe.address() as { port: number };
	await new Promise((done) => probe.close(done));
	return port;
}

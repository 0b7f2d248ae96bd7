// `node tests/load/sign-in.ts`, after a build: whole journeys (authorize, sign in, code, token, userinfo) on PostgreSQL, in turn
// with bare argon2id verifications and with a bare `oidc-provider` on the same PostgreSQL, on the same cores, so that the
// ratios say more than the numbers. Prints medians and asserts nothing. The client takes its share of the cores too.
// `--embedded` leaves PostgreSQL and the bare provider away; LOAD_PROFILE=<folder> leaves CPU profiles there.
import { hash, verify } from '@node-rs/argon2';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as oidc from 'openid-client';
import connect from 'postgres';
import { createServer as createVite } from 'vite';
import { getSettings } from '../../src/lib/server/env.ts';
import { startPostgres } from '../support/postgres.ts';
import { startBare, startLeerid } from './server.ts';

const ROUNDS = Number(process.env.LOAD_ROUNDS ?? 5);
const SECONDS = { bare: 1, journeys: 4, rest: 3 };
/** Journeys that compile what the others run: as many at ours as at the bare provider, or the ratio would flatter the one. */
const WARM_UP = Number(process.env.LOAD_WARM_UP ?? 1_500);
/** In turn. More than four at once in one account would be held for guessing. */
const PUPILS = [
	{ username: 'ardalan.bhatti', password: 'Regenjas!7zwaluwen' },
	{ username: 'suheda.carabin', password: '29ban9' }
];
const LANES = PUPILS.length * 4;
const APPLICATION = { id: 'automatus', secret: 'demo-secret-of-automatus' };

const embedded = process.argv.includes('--embedded');
const root = join(import.meta.dirname, '..', '..');
const vite = await createVite({
	configFile: false,
	server: { middlewareMode: true, hmr: false, ws: false },
	appType: 'custom',
	logLevel: 'error'
});
const closing: (() => Promise<void>)[] = [() => vite.close()];
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
	const postgres = embedded ? null : await startPostgres();
	if (postgres) closing.unshift(() => postgres.stop());
	const server = await startLeerid(postgres?.url);
	closing.unshift(() => server.stop());
	const redirectUri = `${server.applications}/${APPLICATION.id}/terug`;
	const bareServer =
		postgres &&
		(await startBare(postgres.url, {
			CLIENT_ID: APPLICATION.id,
			CLIENT_SECRET: APPLICATION.secret,
			REDIRECT_URI: redirectUri
		}));
	if (bareServer) closing.unshift(() => bareServer.stop());
	const discover = (issuer: string) =>
		oidc.discovery(new URL(issuer), APPLICATION.id, undefined, oidc.ClientSecretBasic(APPLICATION.secret), {
			execute: [oidc.allowInsecureRequests]
		});
	const ours = await discover(`${server.origin}/oidc`);
	const theirs = bareServer && (await discover(bareServer.origin));

	/** `signIn` sends the secret from the page at `page`. */
	async function journey(
		config: oidc.Configuration,
		hint: string,
		signIn: (page: URL) => { href: string; form: Record<string, string> }
	): Promise<void> {
		const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
		const browser = new Browser();
		const page = await browser.visit(
			oidc.buildAuthorizationUrl(config, {
				...{ redirect_uri: redirectUri, scope: 'openid profile', state, nonce },
				code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
				...{ code_challenge_method: 'S256', login_hint: hint }
			})
		);
		const { href, form } = signIn(page.url);
		const back = await browser.visit(href, { stopAt: redirectUri, form });
		if (back.status !== 0) throw new Error(`a journey ended at ${back.url.pathname} with ${back.status}`);
		const tokens = await oidc.authorizationCodeGrant(config, back.url, {
			...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce }
		});
		await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '');
	}
	const atLeerid = (lane: number) => {
		const { username = '', password = '' } = PUPILS[lane % PUPILS.length] ?? {};
		return journey(ours, username, () => ({
			href: `${server.origin}/${username}?/wachtwoord`,
			form: { password }
		}));
	};
	const atBare = (lane: number) =>
		journey(theirs ?? ours, `pupil${lane}`, (page) => ({
			href: page.href,
			form: { login: `pupil${lane}`, password: 'x' }
		}));

	const { memoryKib, iterations, parallelism } = getSettings().argon2;
	// The library's algorithm is argon2id unless told otherwise.
	const stored = await hash('x'.repeat(44), { memoryCost: memoryKib, timeCost: iterations, parallelism });
	const cores = availableParallelism();

	await times(WARM_UP, LANES, atLeerid);
	if (theirs) await times(WARM_UP, LANES, atBare);
	await during(0.5, cores, () => verify(stored, 'y'));

	const rounds: Record<string, number>[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const own = process.cpuUsage();
		const bare = await during(SECONDS.bare, cores, () => verify(stored, 'y'));
		const { user, system } = process.cpuUsage(own);
		const hashCpu = (user + system) / 1000 / bare.count;
		const measure = async (work: (lane: number) => Promise<void>, cpu: () => number | null) => {
			const before = cpu() ?? Number.NaN;
			const { count, rate } = await during(SECONDS.journeys, LANES, work);
			return { rate, cpu: ((cpu() ?? Number.NaN) - before) / count };
		};
		const leerid = await measure(atLeerid, () => server.cpu());
		const provider = bareServer && (await measure(atBare, () => bareServer.cpu()));
		rounds.push({
			hashes: bare.rate,
			hashCpu,
			journeys: leerid.rate,
			cpu: leerid.cpu,
			withoutHash: leerid.cpu - hashCpu,
			...(provider && { bareJourneys: provider.rate, bareCpu: provider.cpu })
		});
	}
	const transactions = postgres && (await countTransactions(postgres.url, atLeerid));
	const bareTransactions = postgres && (await countTransactions(postgres.url, atBare));
	const of = (pick: (round: Record<string, number>) => number) => median(rounds.map(pick)).toFixed(2);
	const value = (name: string) => of((round) => round[name] ?? Number.NaN);
	const ratio = (a: string, b: string) => of((round) => (round[a] ?? Number.NaN) / (round[b] ?? Number.NaN));
	const engine = embedded ? 'embedded' : 'PostgreSQL';
	console.log(
		`${engine}, ${cores} cores, ${LANES} at once, medians of ${ROUNDS} rounds; load ${loadavg()[0]?.toFixed(1)}`
	);
	console.log(`${value('hashes')} bare argon2id verifications a second, ${value('hashCpu')} ms of CPU each`);
	console.log(
		`${value('journeys')} whole journeys a second: ${ratio('journeys', 'hashes')} for each verification`
	);
	console.log(
		`${value('cpu')} ms of CPU of the server for a journey, ${value('withoutHash')} ms without the hash`
	);
	if (bareServer) {
		console.log(
			`${value('bareJourneys')} journeys a second at a bare provider, ${value('bareCpu')} ms of CPU each`
		);
		console.log(
			`${transactions?.toFixed(1)} transactions a journey (a lone read is one), ${bareTransactions?.toFixed(1)} at the bare provider`
		);
		console.log(`${ratio('withoutHash', 'bareCpu')} of the bare provider's CPU for all but the hash`);
	}
} finally {
	for (const close of closing) await close();
}

/** Does `work` so many times, `lanes` at once. */
async function times(count: number, lanes: number, work: (lane: number) => Promise<unknown>): Promise<void> {
	let left = count;
	async function run(lane: number): Promise<void> {
		while (left-- > 0) await work(lane);
	}
	await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)));
}

/** What PostgreSQL counts for each of a hundred, without what it counts when nobody signs in. */
async function countTransactions(url: string, work: (lane: number) => Promise<unknown>): Promise<number> {
	const sql = connect(url, { max: 1, onnotice: () => undefined });
	const count = async () => {
		// Each connection tells what it counted within a second.
		await pause(SECONDS.rest * 1000);
		const [row] =
			await sql`select sum(xact_commit + xact_rollback)::float8 as n from pg_stat_database where datname = current_database()`;
		return { transactions: Number(row?.n), ms: performance.now() };
	};
	type Mark = Awaited<ReturnType<typeof count>>;
	const since = (from: Mark, to: Mark): Mark => ({
		transactions: to.transactions - from.transactions,
		ms: to.ms - from.ms
	});
	try {
		const first = await count();
		const rest = since(first, await count());
		const second = await count();
		await times(100, 1, work);
		const busy = since(second, await count());
		return (busy.transactions - (rest.transactions * busy.ms) / rest.ms) / 100;
	} finally {
		await sql.end();
	}
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

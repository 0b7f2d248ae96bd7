// `node tests/load/school-morning.ts [--pupils=500]`, after a build: so many pupils sign in at once through one application, on
// PostgreSQL, and in the middle the database is killed as by a crash and started again. A pupil who meets an error tries again,
// as a child would. Prints how many tries failed, how many pupils never got in, and how many were signed in and
// lost it. Asserts nothing.
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { createServer as createVite } from 'vite';
import { startPostgres } from '../support/postgres.ts';
import { addPupils, SECRET } from './add-pupils.ts';
import { startLeerid } from './server.ts';

const PUPILS = Number(/--pupils=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 500);
const TRIES = 10;
const PAUSE_MS = 3_000;
const APPLICATION = { id: 'automatus', secret: 'demo-secret-of-automatus' };

const root = join(import.meta.dirname, '..', '..');
const vite = await createVite({
	configFile: false,
	server: { middlewareMode: true, hmr: false, ws: false },
	appType: 'custom',
	logLevel: 'error'
});
const closing: (() => unknown)[] = [() => vite.close()];
try {
	const { Browser } = (await vite.ssrLoadModule(join(root, 'tests/oidc/support/browser.ts'))) as {
		Browser: new () => {
			visit(
				href: string | URL,
				options?: { stopAt?: string; form?: Record<string, string> }
			): Promise<{ url: URL; status: number }>;
		};
	};
	const database = await startPostgres({ keepsCommits: true });
	closing.unshift(() => database.stop());
	const { crash } = database;
	if (!crash) throw new Error('a server that was given (TEST_DATABASE_URL) is not ours to crash');
	const server = await startLeerid(database.url);
	closing.unshift(() => server.stop());
	const usernames = await addPupils(database.url, server.keys, PUPILS);

	const redirectUri = `${server.applications}/${APPLICATION.id}/terug`;
	const config = await oidc.discovery(
		new URL(`${server.origin}/oidc`),
		APPLICATION.id,
		undefined,
		oidc.ClientSecretBasic(APPLICATION.secret),
		{ execute: [oidc.allowInsecureRequests] }
	);
	let failed = 0;
	let arrived = 0;
	let crashMs = 0;
	const started = performance.now();

	async function journey(username: string) {
		const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
		const browser = new Browser();
		await browser.visit(
			oidc.buildAuthorizationUrl(config, {
				...{ redirect_uri: redirectUri, scope: 'openid profile', state, nonce },
				code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
				...{ code_challenge_method: 'S256', login_hint: username }
			})
		);
		const back = await browser.visit(`${server.origin}/${username}?/wachtwoord`, {
			stopAt: redirectUri,
			form: { password: SECRET }
		});
		const tokens = await oidc.authorizationCodeGrant(config, back.url, {
			...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce }
		});
		return { token: tokens.access_token, sub: tokens.claims()?.sub ?? '' };
	}
	const results = await Promise.all(
		usernames.map(async (username) => {
			for (let turn = 0; turn < TRIES; turn++) {
				const result = await journey(username).catch(() => null);
				if (result) {
					arrived += 1;
					if (arrived === Math.floor(PUPILS / 2)) {
						const from = performance.now();
						await crash();
						crashMs = performance.now() - from;
					}
					return result;
				}
				failed += 1;
				await new Promise((done) => setTimeout(done, PAUSE_MS));
			}
			return null;
		})
	);
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	const checks = await Promise.all(
		results.map(async (one) =>
			one
				? oidc.fetchUserInfo(config, one.token, one.sub).then(
						() => 'in',
						() => 'lost'
					)
				: 'never'
		)
	);
	const count = (what: string) => checks.filter((one) => one === what).length;
	console.log(
		`${PUPILS} pupils at once through one application, the database crashed halfway (${crashMs.toFixed(0)} ms until it answered)`
	);
	console.log(`${count('in')} signed in, in ${seconds} s`);
	console.log(`${failed} tries failed and were made again`);
	console.log(`${count('never')} never got in after ${TRIES} tries`);
	console.log(`${count('lost')} were signed in and lost it`);
} finally {
	for (const close of closing) await close();
}

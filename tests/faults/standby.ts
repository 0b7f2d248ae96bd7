// `npm run standby`, after a build: the primary PostgreSQL is lost in mid-morning, for good, while pupils sign in and a secretary
// makes accounts; its streaming standby is promoted. DATABASE_URL names both, so nobody touches the application. Everything that
// was acknowledged must still be there, and the service must come back by itself. Ends with 1 when a promise was broken.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import openSql from 'postgres';
import { freePort, startPostgres } from '../support/postgres.ts';
import { startStandby } from '../support/standby.ts';
import { comeToRest } from './come-to-rest.ts';
import { end, makeKeys, startServer } from './application.ts';
import { pupilWhoSignsIn } from './pupil-who-signs-in.ts';
import { secretary } from './secretary.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '40' } } });
/** From the loss to the operator's `pg_ctl promote`. */
const HESITATION_MS = 5_000;
/** Between two rounds of an actor. */
const PAUSE_MS = 200;
const half = (Number(values.seconds) / 2) * 1_000;

const closing: (() => unknown)[] = [];
const broken: string[] = [];
try {
	const primary = await startPostgres({ keepsCommits: true });
	closing.push(() => primary.stop());
	const { lose } = primary;
	if (!lose) throw new Error('Unset TEST_DATABASE_URL: this test loses its database.');
	const standby = await startStandby(primary.url);
	closing.push(() => standby.stop());
	const hosts = [primary, standby].map(({ url }) => new URL(url).host).join(',');
	const url = `postgres://postgres@${hosts}/postgres?target_session_attrs=primary`;
	const folder = mkdtempSync(join(tmpdir(), 'leerid-standby-app-'));
	closing.push(() => rmSync(folder, { recursive: true, force: true }));
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const server = await startServer({
		...{ PATH: process.env.PATH, ENV_FILE: '', HOST: 'localhost', PORT: String(port), ORIGIN: origin },
		...{ DEMO: '1', DATA_DIR: folder, DATABASE_URL: url, DATABASE_MIGRATION_URL: url },
		...makeKeys()
	});
	closing.push(() => end(server, 'SIGTERM'));
	const sql = openSql(url, { max: 2, onnotice: () => undefined });
	closing.push(() => sql.end({ timeout: 1 }));

	const pupil = pupilWhoSignsIn({ origin, sql });
	const actors = [pupil, secretary({ origin, sql })];
	for (const actor of actors) await actor.prepare?.();
	let going = true;
	const busy = actors.map(async ({ work }) => {
		while (going) {
			await work().catch(() => undefined);
			await sleep(PAUSE_MS);
		}
	});
	await sleep(half);
	const before = signIns();
	await lose();
	const lost = performance.now();
	console.log(`the primary is lost after ${before} sign-ins`);
	await sleep(HESITATION_MS);
	const refused = signIns();
	await standby.promote();
	const promoted = performance.now();
	while (signIns() === refused && performance.now() - promoted < 60_000) await sleep(20);
	const back = performance.now();
	if (signIns() === refused) broken.push('nobody signed in within a minute of the promotion');
	console.log(
		`back ${Math.round(back - promoted)} ms after the promotion ended, ${Math.round(back - lost)} ms after the loss, ${HESITATION_MS} of them the operator's`
	);
	await sleep(half);
	going = false;
	await Promise.all(busy);
	broken.push(...(await comeToRest(sql)));
	for (const actor of actors) {
		console.log(`${actor.name}: ${JSON.stringify(actor.counts())}`);
		broken.push(...(await actor.judge()).map((line) => `${actor.name}: ${line}`));
	}
	if (server.exitCode !== null) broken.push('the application ended');

	function signIns(): number {
		return pupil.counts()['sign-ins'] ?? 0;
	}
} finally {
	for (const close of closing.reverse()) await close();
}
console.log(broken.length === 0 ? 'Every promise was kept.' : `BROKEN:\n${broken.join('\n')}`);
process.exit(broken.length === 0 ? 0 : 1);

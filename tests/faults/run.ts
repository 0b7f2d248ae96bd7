// `npm run faults`, after a build: the service on PostgreSQL, used all the time, while its parts are killed, restarted and cut
// off at random moments. Afterwards it must have kept everything that it acknowledged, whole and once. `--minutes 10` or `--seconds 60` says
// how long, `--seed 7` repeats the same faults; the moments within a request remain chance. Ends with 1 when a promise was broken.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Actor } from './actor.ts';
import { comeToRest } from './come-to-rest.ts';
import { director } from './director.ts';
import { pupilWhoSignsIn } from './pupil-who-signs-in.ts';
import { pupilWithAMailbox } from './pupil-with-a-mailbox.ts';
import { secretary } from './secretary.ts';
import { senderOfFeeds } from './sender-of-feeds.ts';
import { startWorld } from './world.ts';

const { values } = parseArgs({
	options: {
		seconds: { type: 'string', default: '60' },
		minutes: { type: 'string' },
		seed: { type: 'string', default: String(Date.now() % 100_000) }
	}
});
/** Between two faults, in milliseconds. */
const PAUSE = { least: 1_000, most: 6_000 };

const world = await startWorld();
const actors: Actor[] = [
	pupilWhoSignsIn(world),
	pupilWithAMailbox(world),
	secretary(world),
	senderOfFeeds(world),
	director(world)
];
const seconds = values.minutes ? Number(values.minutes) * 60 : Number(values.seconds);
const random = mulberry(Number(values.seed));
const end = Date.now() + seconds * 1_000;
let broken: string[] = [];
try {
	for (const actor of actors) await actor.prepare?.();
	console.log(`${seconds} seconds, seed ${values.seed}`);
	const busy = actors.map(keepBusy);
	while (Date.now() < end) {
		await sleep(PAUSE.least + random() * (PAUSE.most - PAUSE.least));
		const faults = Object.entries(world.faults);
		const [name, happen] = faults[Math.floor(random() * faults.length)] ?? [];
		console.log(`- ${name}`);
		await happen?.();
	}
	await Promise.all(busy);
	broken.push(...(await comeToRest(world.sql)));
	for (const actor of actors) {
		console.log(`${actor.name}: ${JSON.stringify(actor.counts())}`);
		broken = [...broken, ...(await actor.judge()).map((line) => `${actor.name}: ${line}`)];
	}
} finally {
	await world.stop();
}
console.log(broken.length === 0 ? 'Every promise was kept.' : `BROKEN:\n${broken.join('\n')}`);
process.exit(broken.length === 0 ? 0 : 1);

async function keepBusy(actor: Actor): Promise<void> {
	while (Date.now() < end) {
		// A fault in between: the ledger holds only what was answered.
		await actor.work().catch(() => sleep(100));
		await sleep(50);
	}
}

/** A small generator with a seed; nothing secret is drawn from it. */
function mulberry(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

import { databaseState, type DatabaseState } from '../db';
import { getKeys } from '../keys';

/** What a probe is told: words of ours, no address, no version, no secret. */
export interface Readiness {
	ready: boolean;
	checks: { database: DatabaseState; keys: 'ok' | 'missing' };
}

/** Milliseconds: how long one look serves, so that probing costs nothing; and how long the database may take. */
const FRESH = 1_000;
const PATIENCE = 1_000;

/** Where the door finds the answer (src/start/health.ts): a build shares no module with it. */
const place = Symbol.for('leerid.ready');
const shared = globalThis as { [place]?: () => Promise<Readiness> };

let looked = -Infinity;
let last: Promise<Readiness> | undefined;

/** Lets probes ask whether this process can serve. */
export function openReadiness(): void {
	shared[place] = readiness;
}

/** Whether this process can serve now: the database answers, at a version it knows, and the keys are read. Never throws. */
export function readiness(): Promise<Readiness> {
	const now = performance.now();
	if (last && now - looked < FRESH) return last;
	looked = now;
	return (last = look());
}

async function look(): Promise<Readiness> {
	const [database, keys] = await Promise.all([
		Promise.race([databaseState(), late()]),
		getKeys().then(
			() => 'ok' as const,
			() => 'missing' as const
		)
	]);
	return { ready: database === 'ok' && keys === 'ok', checks: { database, keys } };
}

const late = () =>
	new Promise<DatabaseState>((resolve) => setTimeout(() => resolve('away'), PATIENCE).unref());

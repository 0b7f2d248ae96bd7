import { randomUUID } from 'node:crypto';
import type { Context } from '../context';
import { getDatabase } from '../db';
import { getSettings } from '../env';
import { getKeys } from '../keys';
import { warmUpHashing } from '../credentials';
import { announceDemo } from './announce-demo';
import { loadDemo } from './load-demo';

/**
 * What happens before the first request: opens and migrates the database, reads the keys, loads the demo schools where
 * they may exist (D14). Throws `StartError`, so that a start that cannot serve fails at once and with one sentence.
 */
export async function startUp(): Promise<void> {
	const { db } = await getDatabase();
	const keys = await getKeys();
	const ctx: Context = {
		db,
		keys,
		now: new Date(),
		actor: { kind: 'system' },
		requestId: randomUUID(),
		client: { device: 'start', address: 'start' }
	};
	const { demo } = getSettings();
	if (demo !== 'off') announceDemo(await loadDemo(ctx, demo));
	await warmUpHashing(keys);
}

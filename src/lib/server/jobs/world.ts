import type { Context } from '../context';
import type { Database, OpenDatabase } from '../db';
import type { Keys } from '../keys';

/** What work outside a request needs of this process. */
export interface World {
	db: Database;
	engine: OpenDatabase['engine'];
	keys: Keys;
	/** A clock, because the work outlives any one instant. */
	now(): Date;
}

/** The context of work that nobody waits for. `name` stands in the log and the audit where a request's id would. */
export function backgroundContext({ db, keys, now }: World, name: string): Context {
	return {
		db,
		keys,
		now: now(),
		actor: { kind: 'system' },
		requestId: name,
		client: { device: 'server', address: 'server' }
	};
}

import type { Database } from './db';
import type { Keys } from './keys';

/** Who acts. `anonymous` is anybody before signing in. */
export type Actor =
	| { kind: 'anonymous' }
	| { kind: 'pupil'; accountId: string }
	/** Signed in at the desk with both factors. `schoolId` is the school worked for; a right there is not said by it. */
	| { kind: 'staff'; staffId: string; schoolId: string | null }
	/** A machine with a token of its own (`server/api`). */
	| { kind: 'client'; applicationId: string }
	| { kind: 'system' };

/** The browser that asks, as far as we want to know it. */
export interface Client {
	/** Coarse and harmless: "Chrome · Android". */
	device: string;
	/** The address bucket (IPv4, or the /64 of IPv6). Only ever stored as a keyed hash. */
	address: string;
}

/** What every verb receives: the world, as an argument. */
export interface Context {
	/** The database, or the transaction one is in: inside a transaction nothing else may be used (STACK §4). */
	db: Database;
	keys: Keys;
	now: Date;
	actor: Actor;
	requestId: string;
	client: Client;
	/** This browser changed something seconds ago: what it reads now must show that (`readFromReplica`). */
	wroteLately?: boolean;
}

/** Runs `work` in one transaction: a write and its audit row stand or fall together. */
export function inTransaction<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
	return ctx.db.transaction((tx) => work({ ...ctx, db: tx }));
}

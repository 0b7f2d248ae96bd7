import {
	CALM,
	chargedScopes,
	decideAttempt,
	FORGIVEN,
	isSpray,
	recordFailure,
	recordSuccess,
	takeBackAttempt,
	TIGHT,
	type AddressTerms,
	type Counter,
	type Decision,
	type Scope
} from '$lib/domain/credentials/throttle';
import { and, eq, or, type SQL } from 'drizzle-orm';
import { inTransaction, type Context } from '../context';
import { insertOnce, throttleCounters } from '../db';
import { keyedHash } from '../keys';
import { isSprayed } from '../service';
import { writeUnlessChanged } from './counter-write';
import type { Device } from './device-cookie';

/** One attempt to sign in, as the guessing rules see it (docs/guessing.md). */
export interface Attempt {
	/** The name that was given, known or unknown: both are counted alike (D10). */
	name: string;
	device: Device;
	/** The account signed in on this device before. */
	knownDevice: boolean;
	/** The account's card was scanned on this device just now. */
	cardScanned: boolean;
}

/** One device that failed for so many names that their schools should hear of it. */
export interface Spray {
	/** Keyed hash of the device. */
	device: string;
	/** Names that it failed for in this window, as far as they are counted. */
	names: number;
	/** When its window began. */
	since: Date;
}

/** `spray` is set when the attempt is one of a spray, should its secret be wrong. */
export type Permission =
	{ allowed: true; spray: Spray | null } | { allowed: false; until: Date; scope: Scope };

/** A counter as it is stored. */
export type CounterRow = typeof throttleCounters.$inferSelect;
type Row = CounterRow;

/**
 * Asks leave for one attempt and counts it as a failure at once, so that fifty posts at the same moment, two servers
 * or a restart let no more through (A5). `forgetFailure` follows when the secret was right. Counters that were `seen` a moment
 * ago are written without being locked first, each only where nobody else counted meanwhile; the others are then locked.
 */
export async function reserveAttempt(ctx: Context, attempt: Attempt, seen?: Row[]): Promise<Permission> {
	const scopes = chargedScopes(standing(attempt));
	const terms = scopes.includes('address') && (await isSprayed(ctx)) ? TIGHT : CALM;
	if (!seen) return reserveLocked(ctx, attempt, scopes, terms);

	const rows = new Map(seen.map((row) => [row.scope, row]));
	const decision = decide(ctx, attempt, rows);
	if (!decision.allowed) return decision;
	const next = chargesOf(ctx, attempt, { scopes, rows, terms });
	const fresh = chargesOf(ctx, attempt, { scopes, rows: new Map(), terms });
	const charges = next.map((row, n) => ({ was: rows.get(row.scope), next: row, fresh: fresh[n] ?? row }));
	const counted = await writeUnlessChanged(ctx, charges, terms.budget);
	const left = scopes.filter((scope) => !counted.has(scope));
	if (left.length > 0) {
		const permission = await reserveLocked(ctx, attempt, left, terms);
		// What is refused is not counted.
		if (!permission.allowed)
			await inTransaction(ctx, (ctx) =>
				settle(ctx, attempt, (_, counter) => takeBackAttempt(counter, nameHash(ctx, attempt)), [...counted])
			);
		if (!permission.allowed || permission.spray) return permission;
	}
	return { allowed: true, spray: sprayOf(ctx, attempt, next) };
}

const reserveLocked = (
	ctx: Context,
	attempt: Attempt,
	scopes: Scope[],
	terms: AddressTerms
): Promise<Permission> =>
	inTransaction(ctx, async (ctx) => {
		const rows = await lockCounters(ctx, attempt, scopes);
		const decision = decide(ctx, attempt, rows);
		if (!decision.allowed) return decision;
		const next = chargesOf(ctx, attempt, { scopes, rows, terms });
		await write(ctx, next);
		return { allowed: true, spray: sprayOf(ctx, attempt, next) };
	});

function decide(ctx: Context, attempt: Attempt, rows: Map<Scope, Row>): Decision {
	const counter = (scope: Scope) => counterOf(rows.get(scope));
	return decideAttempt({
		...standing(attempt),
		now: ctx.now,
		accountUnknownDevices: counter('account-unknown-device'),
		accountKnownDevice: counter('account-known-device'),
		device: counter('device'),
		address: counter('address')
	});
}

/** The rows with this attempt counted in them. */
function chargesOf(
	ctx: Context,
	attempt: Attempt,
	{ scopes, rows, terms }: { scopes: Scope[]; rows: Map<Scope, Row>; terms: AddressTerms }
): Row[] {
	const name = nameHash(ctx, attempt);
	return scopes.map((scope) =>
		row(ctx, attempt, scope, recordFailure(scope, counterOf(rows.get(scope)), ctx.now, name, terms))
	);
}

/** Where the counters of an attempt stand, for a query that reads them. */
export const counterPlaces = (ctx: Context, attempt: Attempt): { scope: Scope; key: string }[] =>
	chargedScopes(standing(attempt)).map((scope) => ({
		scope,
		key: Buffer.from(keyOf(ctx, attempt, scope)).toString('hex')
	}));

/** What a right secret takes away, for a statement that does (`admitAtOnce`). */
export const forgivenness = (ctx: Context, attempt: Attempt) => ({
	name: nameHash(ctx, attempt),
	counters: counterPlaces(ctx, attempt).map((place) => ({
		...place,
		forgiven: FORGIVEN[place.scope],
		// Everybody at an address has it: its row goes with the nightly sweep.
		stays: place.scope === 'address'
	}))
});

function sprayOf(ctx: Context, attempt: Attempt, charged: Row[]): Spray | null {
	const counter = charged.find(({ scope }) => scope === 'device');
	if (!counter || !isSpray(counter)) return null;
	const device = Buffer.from(keyOf(ctx, attempt, 'device')).toString('base64url');
	return { device, names: counter.distinct.length, since: counter.windowStartedAt };
}

/** Forgets what `reserveAttempt` counted, now that the secret was right. Runs in the caller's transaction. */
export const forgetFailure = (ctx: Context, attempt: Attempt): Promise<void> =>
	settle(ctx, attempt, (scope, counter) => recordSuccess(scope, counter, nameHash(ctx, attempt)));

/** Takes the attempt back because the secret could not be looked at: nothing was learnt, nothing is counted. */
export const withdrawAttempt = (ctx: Context, attempt: Attempt): Promise<void> =>
	inTransaction(ctx, (ctx) =>
		settle(ctx, attempt, (_, counter) => takeBackAttempt(counter, nameHash(ctx, attempt)))
	);

/** Brings every counter that the attempt was charged to into the state that `next` gives; without one, the row goes. */
async function settle(
	ctx: Context,
	attempt: Attempt,
	next: (scope: Scope, counter: Counter | null) => Counter | null,
	scopes = chargedScopes(standing(attempt))
): Promise<void> {
	const rows = await lockCounters(ctx, attempt, scopes);
	const kept: Row[] = [];
	const gone: (SQL | undefined)[] = [];
	for (const scope of scopes) {
		const counter = next(scope, counterOf(rows.get(scope)));
		if (counter) kept.push(row(ctx, attempt, scope, counter));
		else gone.push(ownRow(ctx, attempt, scope));
	}
	if (kept.length > 0) await write(ctx, kept);
	if (gone.length > 0) await ctx.db.delete(throttleCounters).where(or(...gone));
}

const ownRow = (ctx: Context, attempt: Attempt, scope: Scope) =>
	and(eq(throttleCounters.scope, scope), eq(throttleCounters.key, keyOf(ctx, attempt, scope)));

const standing = ({ device, knownDevice, cardScanned }: Attempt) => ({
	knownDevice,
	cardScanned,
	provenDevice: device.accountIds.length > 0
});

/** Makes the rows that are missing, locks them all in one order, and reads them: one round trip. */
async function lockCounters(ctx: Context, attempt: Attempt, scopes: Scope[]): Promise<Map<Scope, Row>> {
	const fresh = { failures: 0, windowStartedAt: ctx.now, blockedUntil: null };
	const rows = await insertOnce(
		ctx.db,
		throttleCounters,
		scopes.map((scope) => row(ctx, attempt, scope, fresh)),
		{
			name: 'lock',
			conflict: { target: ['scope', 'key'], set: ['updatedAt'] },
			returning: ['scope', 'key', ...STATE]
		}
	);
	return new Map(rows.map((found) => [found.scope, found]));
}

const STATE = ['failures', 'distinct', 'windowStartedAt', 'blockedUntil', 'updatedAt'] as const;

const write = (ctx: Context, rows: Row[]) =>
	insertOnce(ctx.db, throttleCounters, rows, {
		name: 'write',
		conflict: { target: ['scope', 'key'], set: [...STATE] }
	});

function row(ctx: Context, attempt: Attempt, scope: Scope, counter: Counter): Row {
	const { distinct = [], ...state } = counter;
	return { ...state, scope, key: keyOf(ctx, attempt, scope), distinct: [...distinct], updatedAt: ctx.now };
}

/** A row without failures was made a moment ago, only to be locked. */
const counterOf = (found: Row | undefined): Counter | null => (found && found.failures > 0 ? found : null);

const nameHash = (ctx: Context, { name }: Attempt) =>
	keyedHash(ctx.keys.lookup.current, 'throttle-name', name).toString('base64url').slice(0, 16);

/** What a row is about, as a keyed hash: the table names no pupil, device or address. */
function keyOf(ctx: Context, { name, device, knownDevice }: Attempt, scope: Scope): Uint8Array {
	const subjects: Record<Scope, string> = {
		'account-unknown-device': name,
		'account-known-device': knownDevice ? `${name} ${device.id}` : `${name} card`,
		device: device.id,
		address: ctx.client.address
	};
	return keyedHash(ctx.keys.lookup.current, `throttle-${scope}`, subjects[scope]);
}

import { sql, type SQL } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor, Context } from '../context';
import { auditEvents, insertMany, insertOnce } from '../db';
import { keyedHash } from '../keys';
import type { AuditAction } from './actions';
import { digestOf } from './digest';

export interface AuditEntry {
	action: AuditAction;
	/** The account it is about. */
	accountId?: string;
	schoolId?: string;
	/** Small facts. Never a secret, and never a username that we do not know: it is sometimes a password. */
	detail?: Detail;
}
type Detail = Record<string, string | number | boolean | null>;

/** Writes one audit row with the `db` of `ctx`, so within the caller's transaction. */
export async function recordAudit(ctx: Context, entry: AuditEntry): Promise<void> {
	await insertOnce(ctx.db, auditEvents, [rowOf(ctx, entry)], { name: 'one' });
}

/** `recordAudit` for many at once, in a few statements; none is no error. */
export async function recordAudits(ctx: Context, entries: readonly AuditEntry[]): Promise<void> {
	const [first] = entries;
	if (first && entries.length === 1) return recordAudit(ctx, first);
	await insertMany(
		ctx.db,
		auditEvents,
		entries.map((entry) => rowOf(ctx, entry))
	);
}

/** The row of `recordAudit` as JSON, for `insertAudits`. */
export function auditJson(ctx: Context, entry: AuditEntry): Record<string, unknown> {
	const { addressHash, salt, digest, ...row } = rowOf(ctx, entry);
	const hex = (bytes: Uint8Array | null | undefined) => bytes && Buffer.from(bytes).toString('hex');
	return { ...row, addressHash: hex(addressHash), salt: hex(salt), digest: hex(digest) };
}

/**
 * The `insert` of audit rows as one part of a statement that does what they tell: `entries` is a JSON list of `auditJson`, and
 * those are written for which `when` holds (`a` is the entry).
 */
export const insertAudits = (entries: SQL, when: SQL): SQL => sql`insert into audit_events
	(id, at, action, actor_kind, actor_id, account_id, school_id, request_id, device, address_hash, detail, salt, digest)
	select a.id, a.at, a.action, a."actorKind"::actor_kind, a."actorId", a."accountId", a."schoolId", a."requestId", a.device,
		decode(a."addressHash", 'hex'), a.detail, decode(a.salt, 'hex'), decode(a.digest, 'hex')
	from jsonb_to_recordset(${entries}::text::jsonb) as a(id uuid, at timestamptz, action text, "actorKind" text, "actorId" uuid,
		"accountId" uuid, "schoolId" uuid, "requestId" text, device text, "addressHash" text, detail jsonb, salt text, digest text)
	where ${when}`;

function rowOf(ctx: Context, entry: AuditEntry): typeof auditEvents.$inferInsert {
	const { actor, client } = ctx;
	const erasable = {
		device: client.device,
		addressHash: keyedHash(ctx.keys.lookup.current, 'audit-address', client.address),
		detail: writable(entry.detail ?? {})
	};
	return {
		...erasable,
		...digestOf(erasable),
		id: uuidv7({ msecs: ctx.now.getTime() }),
		at: ctx.now,
		action: entry.action,
		actorKind: actor.kind,
		actorId: actorId(actor),
		accountId: entry.accountId ?? null,
		schoolId: entry.schoolId ?? (actor.kind === 'staff' ? actor.schoolId : null),
		requestId: ctx.requestId
	};
}

/**
 * The detail as the database can hold it. A row about what was refused may hold what somebody sent, or half of it: where that is
 * no text (a NUL, half of a surrogate), refusing it here would be a failure of ours, and nothing of the refusal would be known.
 */
const writable = (detail: Detail): Detail =>
	Object.fromEntries(
		Object.entries(detail).map(([name, fact]) => [
			name,
			typeof fact === 'string' ? fact.toWellFormed().replaceAll('\0', '\ufffd') : fact
		])
	);

function actorId(actor: Actor): string | null {
	if (actor.kind === 'pupil') return actor.accountId;
	if (actor.kind === 'client') return actor.applicationId;
	return actor.kind === 'staff' ? actor.staffId : null;
}

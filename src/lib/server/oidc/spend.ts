import { and, eq, isNull, sql } from 'drizzle-orm';
import { errors } from 'oidc-provider';
import { builtOnce, oidcPayloads, type Database } from '../db';
import type { Ledger } from './ledger';
import { payloadKey } from './payload-key';

type Spent = NonNullable<Ledger['spent']>;

/** Marks a code or refresh token as used; of two who come at the same moment one is first. Throws for the other. */
export async function spend({ db, now }: { db: Database; now(): Date }, spent: Spent): Promise<void> {
	const values = { ...spent, now: now().toISOString() };
	const [first] = await builtOnce(db, 'oidc-payload-consume', buildConsume).execute(values);
	if (!first) await refuseReuse(db, spent);
}

/** Somebody else has this code or token too: everything that came of it goes. */
export async function refuseReuse(db: Database, { model, id }: Spent): Promise<never> {
	const own = and(eq(oidcPayloads.model, model), eq(oidcPayloads.id, id));
	const [row] = await db.select({ grantId: oidcPayloads.grantId }).from(oidcPayloads).where(own);
	if (row?.grantId) {
		await db.delete(oidcPayloads).where(eq(oidcPayloads.grantId, row.grantId));
		await db
			.delete(oidcPayloads)
			.where(and(eq(oidcPayloads.model, 'Grant'), eq(oidcPayloads.id, payloadKey(row.grantId))));
	}
	throw new errors.InvalidGrant('already used');
}

/** The request was refused already, for something else. */
export function ignoreReuse(error: unknown): void {
	if (!(error instanceof errors.InvalidGrant)) throw error;
}

const buildConsume = (db: Database) =>
	db
		.update(oidcPayloads)
		.set({ consumedAt: sql`${sql.placeholder('now')}::timestamptz` })
		.where(
			and(
				eq(oidcPayloads.model, sql.placeholder('model')),
				eq(oidcPayloads.id, sql.placeholder('id')),
				isNull(oidcPayloads.consumedAt)
			)
		)
		.returning({ grantId: oidcPayloads.grantId })
		.prepare('oidc-payload-consume');

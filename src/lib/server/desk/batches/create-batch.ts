import { keepsFor } from '$lib/domain/retention/rules';
import { usernameBase } from '$lib/domain/accounts/propose-username';
import { kindFor, makeSecret, type MadeKind } from '$lib/domain/desk/made-secret';
import { concerns } from '$lib/domain/desk/preview';
import { randomBytes, randomUUID } from 'node:crypto';
import { proposeUsernames } from '../../accounts';
import { inTransaction, type Context } from '../../context';
import { accountBatches, accountBatchItems, batchKeys, insertMany } from '../../db';
import { enqueueJob } from '../../jobs';
import type { DeskActor } from '../../staff';
import type { SelectedPupil } from '../select-pupils';
import { makeBatchKey, sealSecret } from './batch-key';
import { eraseBatch } from './erase-batches';

/** How long secrets can be read, in milliseconds: of a draft since it was made, of a result since it happened (D5). */
export const BATCH_LIFE = keepsFor('batch-secrets');

export interface NewBatch {
	purpose: 'create' | 'renew';
	/** From `selectPupils`, so within the actor's school. Whoever the purpose does not concern is left out. */
	pupils: readonly SelectedPupil[];
	/** For basis accounts; null keeps the kind they have. */
	kind: MadeKind | null;
}

/**
 * Makes a draft: a username and a generated secret for each pupil, sealed under a key of the batch's own. Nothing opens
 * yet. Returns its id, or null when it concerns nobody of the selection.
 */
export async function createBatch(ctx: Context, actor: DeskActor, input: NewBatch): Promise<string | null> {
	const { purpose, kind } = input;
	const pupils = input.pupils.filter((pupil) => concerns(purpose, pupil));
	if (pupils.length === 0) return null;

	const bases = pupils.map(({ givenName, familyName }) => usernameBase(givenName, familyName));
	const proposed = purpose === 'create' ? await proposeUsernames(ctx, bases) : [];
	const batchId = randomUUID();
	const { key, keySealed } = makeBatchKey(ctx, batchId);
	const items = pupils.map((pupil, place) => {
		const id = randomUUID();
		const secret = makeSecret(kindFor(pupil.type, kind, pupil.kind), randomBytes);
		return {
			id,
			batchId,
			pupilId: pupil.pupilId,
			place,
			accountId: pupil.accountId ?? randomUUID(),
			type: pupil.type,
			kind: secret.kind,
			username: pupil.username ?? proposed[place] ?? '',
			secretSealed: sealSecret(key, id, secret)
		};
	});

	return inTransaction(ctx, async (ctx) => {
		const expiresAt = new Date(ctx.now.getTime() + BATCH_LIFE);
		await ctx.db.insert(accountBatches).values({
			id: batchId,
			schoolId: actor.schoolId,
			createdBy: actor.staffId,
			purpose,
			createdAt: ctx.now,
			expiresAt
		});
		await ctx.db.insert(batchKeys).values({ batchId, keySealed });
		await insertMany(ctx.db, accountBatchItems, items);
		await enqueueJob(ctx, eraseBatch, { payload: { batchId }, runAt: expiresAt });
		return batchId;
	});
}

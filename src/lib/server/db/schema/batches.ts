import { sql } from 'drizzle-orm';
import {
	boolean,
	doublePrecision,
	index,
	integer,
	jsonb,
	pgEnum,
	pgTable,
	text,
	unique,
	uuid,
	varchar
} from 'drizzle-orm/pg-core';
import { MAX_USERNAME_LENGTH } from '../../../domain/accounts/username';
import { accounts, accountType } from './accounts';
import { bytea, instant } from './columns';
import { credentialKind } from './credentials';
import { pupils } from './pupils';
import { schools } from './schools';

/** `create` makes accounts; `renew` gives existing ones a new secret. */
export const batchPurpose = pgEnum('batch_purpose', ['create', 'renew']);
/** `draft` can be changed; `running` no more; `done` has happened, whole. */
export const batchState = pgEnum('batch_state', ['draft', 'running', 'done']);
/** `made` is the only one whose secret opens something; the others say why nothing was made. */
export const batchOutcome = pgEnum('batch_outcome', ['waiting', 'made', 'had-account', 'left']);

/** Secrets made together, for one person to print (F60, D5). Gone a day after it was made or done. */
export const accountBatches = pgTable(
	'account_batches',
	{
		id: uuid().primaryKey().defaultRandom(),
		schoolId: uuid()
			.notNull()
			.references(() => schools.id, { onDelete: 'cascade' }),
		/** The staff member who alone may read it. */
		createdBy: uuid().notNull(),
		purpose: batchPurpose().notNull(),
		state: batchState().notNull().default('draft'),
		jobId: uuid(),
		createdAt: instant().notNull(),
		finishedAt: instant(),
		/** From here on nobody reads it, and the next round of erasing removes it. */
		expiresAt: instant().notNull()
	},
	(t) => [
		index('account_batches_maker_idx').on(t.schoolId, t.createdBy),
		index('account_batches_expires_idx').on(t.expiresAt)
	]
);

/**
 * The key of one batch, itself sealed under the sealing key. Its row is deleted after a day, and it stands in a table of
 * its own because backups leave this table out: no backup ever opens a batch (docs/desk.md).
 */
export const batchKeys = pgTable('batch_keys', {
	batchId: uuid()
		.primaryKey()
		.references(() => accountBatches.id, { onDelete: 'cascade' }),
	keySealed: bytea().notNull()
});

/** One pupil of a batch. */
export const accountBatchItems = pgTable(
	'account_batch_items',
	{
		id: uuid().primaryKey().defaultRandom(),
		batchId: uuid()
			.notNull()
			.references(() => accountBatches.id, { onDelete: 'cascade' }),
		pupilId: uuid()
			.notNull()
			.references(() => pupils.id, { onDelete: 'cascade' }),
		/** The order on the screen, from 0. */
		place: integer().notNull(),
		/** The account it becomes (chosen beforehand, because the hash is bound to it) or already is. */
		accountId: uuid().notNull(),
		type: accountType().notNull(),
		kind: credentialKind().notNull(),
		username: varchar({ length: MAX_USERNAME_LENGTH }).notNull(),
		/** The secret under the key of the batch. */
		secretSealed: bytea().notNull(),
		/** Made by the job before anything is visible. */
		hash: text(),
		pepperId: text(),
		outcome: batchOutcome().notNull().default('waiting')
	},
	(t) => [
		unique('account_batch_items_pupil_key').on(t.batchId, t.pupilId),
		unique('account_batch_items_username_key').on(t.batchId, t.username),
		index('account_batch_items_waiting_idx')
			.on(t.batchId, t.place)
			.where(sql`${t.hash} is null`)
	]
);

/** How a school prints: what its printer and its stickers ask for, remembered. */
export const schoolPrintSettings = pgTable('school_print_settings', {
	schoolId: uuid()
		.primaryKey()
		.references(() => schools.id, { onDelete: 'cascade' }),
	/** A key of `STICKER_ARTICLES`. */
	article: text().notNull(),
	/** Millimetres, to the right and down. */
	offsetX: doublePrecision().notNull(),
	offsetY: doublePrecision().notNull(),
	updatedAt: instant().notNull()
});

export const tileSize = pgEnum('tile_size', ['normal', 'large', 'huge']);
export const signInMethod = pgEnum('sign_in_method', ['usual', 'card', 'teacher']);

/** The individual flow of F95; no row for a pupil without. */
export const pupilPreferences = pgTable('pupil_preferences', {
	pupilId: uuid()
		.primaryKey()
		.references(() => pupils.id, { onDelete: 'cascade' }),
	tileSize: tileSize().notNull(),
	readAloud: boolean().notNull(),
	moreTime: boolean().notNull(),
	method: signInMethod().notNull(),
	updatedAt: instant().notNull()
});

/** What an account was before an action of the desk, so that it can be taken back for ten minutes. */
export interface AccountBefore {
	accountId: string;
	username?: string;
	blocked?: { at: string; reason: string; schoolId?: string | null } | null;
}

export const deskUndos = pgTable(
	'desk_undos',
	{
		id: uuid().primaryKey().defaultRandom(),
		schoolId: uuid()
			.notNull()
			.references(() => schools.id, { onDelete: 'cascade' }),
		/** Only who did it takes it back. */
		staffId: uuid().notNull(),
		/** The audit action that is taken back. */
		action: text().notNull(),
		before: jsonb().$type<AccountBefore[]>().notNull(),
		at: instant().notNull(),
		undoneAt: instant()
	},
	(t) => [index('desk_undos_at_idx').on(t.at)]
);

/** Accounts whose secret was printed beside the QR: who photographs such a card has both (A6). */
export const printedSecrets = pgTable('printed_secrets', {
	accountId: uuid()
		.primaryKey()
		.references(() => accounts.id, { onDelete: 'cascade' }),
	printedAt: instant().notNull()
});

import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { bytea, instant } from './columns';

/** A passkey on a gevorderd pupil's own device; signs in without a password. Set aside while the account is basis (D1). */
export const pupilPasskeys = pgTable(
	'pupil_passkeys',
	{
		id: uuid().primaryKey(),
		accountId: uuid()
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		/** Coarse, as in the list of sessions: "Chrome · Android". */
		device: text().notNull(),
		/** WebAuthn, base64url. */
		credentialId: text().notNull().unique('pupil_passkeys_credential_key'),
		publicKey: bytea().notNull(),
		/** WebAuthn's count of uses; one that goes back tells of a copy. Many passkeys always count zero. */
		counter: bigint({ mode: 'number' }).notNull(),
		transports: text().array().notNull(),
		createdAt: instant().notNull(),
		lastUsedAt: instant(),
		/** When the newest question was asked that this passkey answered: no older one is taken, so none is taken twice. */
		lastChallengeAt: instant().notNull()
	},
	(t) => [index('pupil_passkeys_account_idx').on(t.accountId)]
);

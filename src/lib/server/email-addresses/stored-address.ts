import { and, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { Context } from '../context';
import { accounts, emailAddresses } from '../db';
import { keyedHash, keyedHashes, seal, unseal, type Keys } from '../keys';
import { mailboxOf, normalizeAddress } from '../mail';

const HASH = 'email-mailbox';
const sealContext = (id: string) => `email-address:${id}`;

/** The columns that hold an address. */
export const addressColumns = ({ keys }: Context, id: string, address: string) => ({
	id,
	addressSealed: seal(keys.sealing, address, sealContext(id)),
	mailboxHash: keyedHash(keys.lookup.current, HASH, mailboxOf(address))
});

/** The address in a row; null when the key that sealed it is gone. */
export const openAddress = (keys: Keys, { id, addressSealed }: { id: string; addressSealed: Uint8Array }) =>
	unseal(keys.sealing, addressSealed, sealContext(id))?.toString('utf8') ?? null;

/**
 * Rows that are a verified address of a gevorderd account (D1, D7) and this mailbox, however it is written; to be joined with
 * `accounts`. What is no address is looked for like one, so that it takes as long.
 */
export function isVerifiedMailbox({ keys }: Context, email: string): SQL | undefined {
	const mailbox = mailboxOf(normalizeAddress(email) ?? email);
	return and(
		inArray(emailAddresses.mailboxHash, keyedHashes(keys.lookup, HASH, mailbox)),
		isNotNull(emailAddresses.verifiedAt),
		eq(accounts.type, 'gevorderd')
	);
}

/** The one account that signs in with this address: null in SQL when none has verified it, or when several share it (D7). */
export const accountOfMailbox = (ctx: Context, email: string): SQL =>
	sql`(select (array_agg(${accounts.id}))[1] from ${emailAddresses}
		join ${accounts} on ${accounts.id} = ${emailAddresses.accountId}
		where ${isVerifiedMailbox(ctx, email)} having count(*) = 1)`;

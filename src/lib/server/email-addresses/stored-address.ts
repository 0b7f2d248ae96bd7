import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { PLANNED_END_GRACE_DAYS } from '$lib/domain/accounts/status';
import { and, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { Context } from '../context';
import { accounts, emailAddresses, enrollments } from '../db';
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

/**
 * The one account that signs in with this address: null in SQL when none has verified it, or when several share it (D7). A brother
 * or sister whose enrollments are over (D9) does not share it any more, and who is alone with it finds the own account still, to
 * be told so. One that is blocked does: the block may be lifted tomorrow.
 */
export function accountOfMailbox(ctx: Context, email: string): SQL {
	const today = schoolDay(ctx.now);
	const enrolled = sql`exists (select 1 from ${enrollments} where ${enrollments.pupilId} = ${accounts.pupilId}
		and ${enrollments.beginDate} <= ${today}::date
		and ${enrollments.plannedEndDate} >= ${addDays(today, -PLANNED_END_GRACE_DAYS)}::date
		and (${enrollments.deregisteredOn} is null or ${enrollments.deregisteredOn} > ${today}::date))`;
	return sql`(select case
			when count(*) filter (where enrolled) = 1 then (array_agg(id) filter (where enrolled))[1]
			when count(*) = 1 then (array_agg(id))[1] end
		from (select ${accounts.id} as id, ${enrolled} as enrolled from ${emailAddresses}
			join ${accounts} on ${accounts.id} = ${emailAddresses.accountId}
			where ${isVerifiedMailbox(ctx, email)}) as sharing)`;
}

import { and, eq, isNotNull } from 'drizzle-orm';
import type { Context } from '../context';
import { accounts, emailAddresses } from '../db';
import { openAddress } from './stored-address';

/** What a pupil's own page says of the address. */
export interface OwnEmail {
	/** Serves to sign in and to recover the password. */
	verified: string | null;
	/** Waits for its link to be opened. */
	waiting: string | null;
}

/** The addresses of an account, whatever its type. */
export async function readEmail({ db, keys }: Context, accountId: string): Promise<OwnEmail> {
	const rows = await db.select().from(emailAddresses).where(eq(emailAddresses.accountId, accountId));
	const address = (verified: boolean) => {
		const row = rows.find(({ verifiedAt }) => (verifiedAt !== null) === verified);
		return row ? openAddress(keys, row) : null;
	};
	return { verified: address(true), waiting: address(false) };
}

/** Where mail about an account goes: the verified address of a gevorderd account; null when there is none (D1). */
export async function readVerifiedAddress({ db, keys }: Context, accountId: string): Promise<string | null> {
	const [row] = await db
		.select({ id: emailAddresses.id, addressSealed: emailAddresses.addressSealed })
		.from(emailAddresses)
		.innerJoin(accounts, eq(accounts.id, emailAddresses.accountId))
		.where(
			and(
				eq(emailAddresses.accountId, accountId),
				isNotNull(emailAddresses.verifiedAt),
				eq(accounts.type, 'gevorderd')
			)
		);
	return row ? openAddress(keys, row) : null;
}

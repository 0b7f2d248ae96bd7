import type { EnrollmentPeriod } from '$lib/domain/accounts/status';
import { eq, sql, type SQL } from 'drizzle-orm';
import type { Context } from '../context';
import { accounts, credentials, enrollments } from '../db';
import { accountOfMailbox } from '../email-addresses';
import { keyedHash } from '../keys';
import type { LoginName } from './login-name';

/** All that a sign-in needs to know of an account, in one query. */
export interface SignInAccount {
	accountId: string;
	username: string;
	type: 'basis' | 'gevorderd';
	blocked: boolean;
	/** *Vraag ook mijn passkey*, as it counts: not for a basis account, whose passkeys are set aside (D1). */
	asksPasskey: boolean;
	credential: {
		kind: 'pictures' | 'word' | 'temporary' | 'own';
		hash: string;
		pepperId: string;
		mustReplace: boolean;
		expiresAt: Date | null;
		changedAt: Date;
	};
	enrollments: EnrollmentPeriod[];
}

/**
 * The account behind a login name, or null. An address is a login name when it is verified, by one gevorderd account only: one
 * that siblings share finds nobody (D7). One query either way.
 */
export async function findAccount(ctx: Context, name: LoginName): Promise<SignInAccount | null> {
	const isNamed =
		name.kind === 'email'
			? eq(accounts.id, accountOfMailbox(ctx, name.email))
			: eq(sql`lower(${accounts.username})`, name.username);
	return readSignInAccount(ctx, isNamed);
}

/** The account that `which` picks, or null. */
export async function readSignInAccount(ctx: Context, which: SQL): Promise<SignInAccount | null> {
	const [row] = await ctx.db
		.select({
			accountId: accounts.id,
			username: accounts.username,
			type: accounts.type,
			blockedAt: accounts.blockedAt,
			asksPasskey: sql<boolean>`${accounts.asksPasskey} and ${accounts.type} = 'gevorderd'`,
			credential: {
				kind: credentials.kind,
				hash: credentials.hash,
				pepperId: credentials.pepperId,
				mustReplace: credentials.mustReplace,
				expiresAt: credentials.expiresAt,
				changedAt: credentials.changedAt
			},
			enrollments: sql<EnrollmentPeriod[]>`coalesce((
				select json_agg(json_build_object('begin', ${enrollments.beginDate},
					'plannedEnd', ${enrollments.plannedEndDate}, 'deregisteredOn', ${enrollments.deregisteredOn}))
				from ${enrollments} where ${enrollments.pupilId} = ${accounts.pupilId}), '[]'::json)`
		})
		.from(accounts)
		.innerJoin(credentials, eq(credentials.accountId, accounts.id))
		.where(which);
	if (!row) return null;
	const { blockedAt, ...account } = row;
	return { ...account, blocked: blockedAt !== null };
}

/** The page a secret is asked on. */
export type SecretPage = 'pictures' | 'text';

/**
 * Which page asks for the secret. An unknown name gets a page too, always the same one for the same name, chosen by a
 * key that nobody outside has (D10): the page tells no stranger whether the name exists.
 */
export async function secretPage(ctx: Context, name: LoginName): Promise<SecretPage> {
	if (name.kind === 'email') return 'text';
	const account = await findAccount(ctx, name);
	// Reckoned for everybody, so that a known name is not the quicker one.
	const pictures = looksLikePictures(ctx, name.username);
	if (!account) return pictures ? 'pictures' : 'text';
	return account.credential.kind === 'pictures' ? 'pictures' : 'text';
}

/** Of 256: about the share of picture passwords among real accounts. */
const UNKNOWN_PICTURES = 102;

/** Under the oldest key, so that making a new one changes no page at once. */
function looksLikePictures({ keys }: Context, username: string): boolean {
	const key = keys.lookup.all.at(-1) ?? keys.lookup.current;
	return keyedHash(key, 'secret-page', username).readUInt8(0) < UNKNOWN_PICTURES;
}

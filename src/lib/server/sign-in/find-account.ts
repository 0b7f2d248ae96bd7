import type { EnrollmentPeriod } from '$lib/domain/accounts/status';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Context } from '../context';
import { accounts, builtOnce, credentials, enrollments, usernames, type Database } from '../db';
import { accountOfMailbox } from '../email-addresses';
import type { LoginName } from './login-name';

/** All that a sign-in needs to know of an account, in one query. */
export interface SignInAccount {
	accountId: string;
	pupilId: string;
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
 * The account behind a login name, or null. A username that the account had before leads to it too: it stands on old cards and
 * is never anybody else's (F35). An address is a login name when it is verified, by one gevorderd account only: one
 * that siblings share finds nobody (D7). One query either way.
 */
export async function findAccount(ctx: Context, name: LoginName): Promise<SignInAccount | null> {
	if (name.kind === 'email')
		return readSignInAccount(ctx, eq(accounts.id, accountOfMailbox(ctx, name.email)));
	const isNamed = eq(
		accounts.id,
		sql`(select ${usernames.accountId} from ${usernames} where ${usernames.username} = ${sql.placeholder('username')})`
	);
	const query = builtOnce(ctx.db, 'account-by-username', (db) =>
		build(db, isNamed).prepare('account-by-username')
	);
	return accountOf(await query.execute({ username: name.username }));
}

/** Whether `username` is a name of this account, or was. Its page is then its own. */
export async function isNameOf(
	{ db }: Context,
	{ accountId, username: current }: { accountId: string; username: string },
	username: string
): Promise<boolean> {
	if (username === current) return true;
	const isOwn = and(eq(usernames.username, username), eq(usernames.accountId, accountId));
	return (await db.$count(usernames, isOwn)) > 0;
}

/** The account that `which` picks, or null. */
export async function readSignInAccount(ctx: Context, which: SQL): Promise<SignInAccount | null> {
	return accountOf(await build(ctx.db, which));
}

const build = (db: Database, which: SQL) =>
	db
		.select({
			accountId: accounts.id,
			pupilId: accounts.pupilId,
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

function accountOf([row]: Awaited<ReturnType<typeof build>>): SignInAccount | null {
	if (!row) return null;
	const { blockedAt, ...account } = row;
	return { ...account, blocked: blockedAt !== null };
}

import { schoolDay } from '$lib/domain/accounts/school-day';
import { accountStatus, isEnrollmentUsable } from '$lib/domain/accounts/status';
import type { Locale } from '$lib/i18n';
import { and, asc, eq, sql } from 'drizzle-orm';
import { recordAudits } from '../audit';
import { inTransaction, type Context } from '../context';
import { accounts, credentials, emailAddresses, passwordResets, pupils } from '../db';
import { hashToken, isVerifiedMailbox, makeToken, openAddress } from '../email-addresses';
import { defineJob } from '../jobs';
import { queueMail } from '../mail';
import type { LoginName } from '../sign-in';
import { readPeriods } from './read-periods';

const VALID_MS = 30 * 60 * 1000;
/** Brothers and sisters in one mailbox; more is a mistake, and would be a long mail. */
const MOST_ACCOUNTS = 12;

/**
 * Mails a link for a new password to the verified address behind a login name, when there is one, the account may be used, and
 * no secret that the school gave waits to be replaced.
 * Siblings who share the mailbox are all in the mail, each with a link of their own (F11, A21). Whatever comes of it is told to
 * nobody but the mailbox.
 */
export const mailResetLinks = defineJob<{ locale: Locale; device: string }, object, null, LoginName>(
	'mail-reset-links',
	{
		async run({ context, payload: { locale, device }, secret: name }) {
			const ctx = context();
			// Done in the name of who asked, so that the pupil's own history shows on what kind of device.
			if (name) await mailLinks({ ...ctx, client: { ...ctx.client, device } }, { name, locale });
			return {};
		}
	}
);

/** The work of the job, in one transaction. Exported for tests. */
export function mailLinks(
	ctx: Context,
	{ name, locale }: { name: LoginName; locale: Locale }
): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		const asked = name.kind === 'username' ? await readMailboxOf(ctx, name.username) : null;
		const mailbox = name.kind === 'email' ? name.email : asked?.address;
		if (mailbox === undefined) return;
		const found = await findAccounts(ctx, mailbox);
		const [first] = found;
		if (!first || (asked && !found.some(({ accountId }) => accountId === asked.accountId))) return;

		const links = found.map((account) => ({ ...account, token: makeToken() }));
		const mail = await queueMail(ctx, {
			to: asked?.address ?? first.address,
			template: 'reset-password',
			params: {
				accounts: links.map(({ givenName, schoolName, token }) => ({
					givenName,
					schoolName,
					path: `/nieuw-wachtwoord/${token}`
				}))
			},
			locale,
			accountId: asked?.accountId ?? (found.length === 1 ? first.accountId : undefined)
		});
		if (mail.refusal !== null) return;
		await keepTokens(ctx, links);
		await recordAudits(
			ctx,
			links.map(({ accountId }) => ({ action: 'password.reset-mailed' as const, accountId }))
		);
	});
}

/** The verified address of a gevorderd account. */
async function readMailboxOf({ db, keys }: Context, username: string) {
	const [row] = await db
		.select({
			id: emailAddresses.id,
			accountId: accounts.id,
			addressSealed: emailAddresses.addressSealed
		})
		.from(emailAddresses)
		.innerJoin(accounts, eq(accounts.id, emailAddresses.accountId))
		.where(
			sql`lower(${accounts.username}) = ${username} and ${emailAddresses.verifiedAt} is not null
				and ${accounts.type} = 'gevorderd'`
		);
	const address = row ? openAddress(keys, row) : null;
	return row && address !== null ? { accountId: row.accountId, address } : null;
}

/** The accounts of a mailbox that may be used today, with the name of a school by which the reader knows which is which. */
async function findAccounts(ctx: Context, mailbox: string) {
	const rows = await ctx.db
		.select({
			id: emailAddresses.id,
			addressSealed: emailAddresses.addressSealed,
			accountId: accounts.id,
			blockedAt: accounts.blockedAt,
			pupilId: accounts.pupilId,
			givenName: pupils.givenName,
			credentialChangedAt: credentials.changedAt
		})
		.from(emailAddresses)
		.innerJoin(accounts, eq(accounts.id, emailAddresses.accountId))
		.innerJoin(pupils, eq(pupils.id, accounts.pupilId))
		.innerJoin(credentials, eq(credentials.accountId, accounts.id))
		// An intruder's mailbox must not undo the secret that the school gave to put the intruder out.
		.where(and(isVerifiedMailbox(ctx, mailbox), eq(credentials.mustReplace, false)))
		.orderBy(asc(pupils.givenName), asc(accounts.id))
		.limit(MOST_ACCOUNTS);
	const today = schoolDay(ctx.now);
	const usable = await Promise.all(
		rows.map(async ({ id, addressSealed, blockedAt, pupilId, ...account }) => {
			const periods = await readPeriods(ctx, pupilId);
			const address = openAddress(ctx.keys, { id, addressSealed });
			const active = accountStatus({ enrollments: periods, blocked: blockedAt !== null }, today) === 'active';
			const schoolName = periods.find((period) => isEnrollmentUsable(period, today))?.schoolName ?? '';
			return active && address !== null ? [{ ...account, address, schoolName }] : [];
		})
	);
	return usable.flat();
}

/** A newer link takes the place of an older one. */
async function keepTokens(
	{ db, now }: Context,
	links: readonly { accountId: string; token: string; credentialChangedAt: Date }[]
): Promise<void> {
	const expiresAt = new Date(now.getTime() + VALID_MS);
	await db
		.insert(passwordResets)
		.values(
			links.map(({ accountId, token, credentialChangedAt }) => ({
				accountId,
				tokenHash: hashToken(token),
				credentialChangedAt,
				createdAt: now,
				expiresAt
			}))
		)
		.onConflictDoUpdate({
			target: passwordResets.accountId,
			set: {
				tokenHash: sql`excluded.token_hash`,
				credentialChangedAt: sql`excluded.credential_changed_at`,
				createdAt: sql`excluded.created_at`,
				expiresAt: sql`excluded.expires_at`
			}
		});
}

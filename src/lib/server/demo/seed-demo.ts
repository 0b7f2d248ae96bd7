import type { AccountType } from '$lib/domain/accounts/account-type';
import { schoolDay } from '$lib/domain/accounts/school-day';
import { stamnummerKey } from '$lib/domain/roster/match-pupils';
import { eq, inArray } from 'drizzle-orm';
import { inTransaction, type Context } from '../context';
import { StartError } from '../errors';
import { importRoster } from '../intake';
import { enrollments, schools } from '../db';
import {
	readDemoAccounts,
	readDemoRoster,
	resolveDates,
	type DemoAccount,
	type DemoRoster,
	type DemoSecret,
	type RandomSecret
} from './demo-files';

/** Makes an account within the transaction of `ctx` and tells the secret that it now has. */
export type CreateDemoAccount = (
	ctx: Context,
	input: { pupilId: string; username: string; type: AccountType; secret: DemoSecret | RandomSecret }
) => Promise<DemoSecret>;

interface SeedInput {
	/** `fixed`: the secrets of the README, for loopback only. `fresh`: random ones, told once (D14). */
	secrets: 'fixed' | 'fresh';
	createAccount: CreateDemoAccount;
}

/** What a start may print. */
export interface DemoSignIn {
	username: string;
	type: AccountType;
	secret: DemoSecret;
}

/**
 * Loads the demo schools, their pupils and accounts, once and in one transaction: when one of their
 * instellingsnummers is there already, nothing happens. `accounts` are the documented ones with their secrets; with
 * fresh secrets that is only so at the start that made them, and empty ever after.
 */
export async function seedDemo(
	ctx: Context,
	{ secrets, createAccount }: SeedInput
): Promise<{ loaded: boolean; accounts: DemoSignIn[] }> {
	const demoAccounts = await readDemoAccounts();
	const roster = await readDemoRoster();
	const numbers = roster.identities.map(({ instellingsnummer }) => instellingsnummer);

	return inTransaction(ctx, async (ctx) => {
		const present = await ctx.db.select().from(schools).where(inArray(schools.instellingsnummer, numbers));
		if (present.length > 0) {
			const known = secrets === 'fixed' ? demoAccounts.flatMap((account) => documented(account) ?? []) : [];
			return { loaded: false, accounts: known };
		}
		await importDemo(ctx, roster);
		const pupilIds = await findPupils(ctx, numbers);

		const accounts: DemoSignIn[] = [];
		for (const account of demoAccounts) {
			const { username, type, kind } = account;
			const pupilId = pupilIds.get(stamnummerKey(account.instellingsnummer, account.stamnummer));
			if (!pupilId) throw new StartError(`accounts.csv names a pupil that is not there: ${username}.`);
			const wanted = secrets === 'fixed' ? account.secret : null;
			const secret = await createAccount(ctx, {
				pupilId,
				username,
				type,
				secret: wanted ?? { kind: 'random', of: kind }
			});
			if (account.secret) accounts.push({ username, type, secret });
		}
		return { loaded: true, accounts };
	});
}

async function importDemo(ctx: Context, roster: DemoRoster): Promise<void> {
	const today = schoolDay(ctx.now);
	// Of three files, so the lines are counted anew.
	const enrollments = roster.enrollments.map((raw, i) => ({ ...resolveDates(raw, today), line: i + 2 }));
	const { rows } = await importRoster(ctx, { rows: { ...roster, enrollments }, today });
	const { refused } = rows;
	if (refused[0])
		throw new StartError(
			`The demo rosters hold a row that is refused (${refused[0].reason}): fetch the source again.`
		);
}

async function findPupils({ db }: Context, instellingsnummers: string[]): Promise<Map<string, string>> {
	const found = await db
		.select({
			instellingsnummer: schools.instellingsnummer,
			stamnummer: enrollments.stamnummer,
			pupilId: enrollments.pupilId
		})
		.from(enrollments)
		.innerJoin(schools, eq(schools.id, enrollments.schoolId))
		.where(inArray(schools.instellingsnummer, instellingsnummers));
	return new Map(found.map((row) => [stamnummerKey(row.instellingsnummer, row.stamnummer), row.pupilId]));
}

function documented({ username, type, secret }: DemoAccount): DemoSignIn | null {
	return secret && { username, type, secret };
}

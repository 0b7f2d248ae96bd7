import { schoolDay } from '$lib/domain/accounts/school-day';
import { isEnrollmentVisible } from '$lib/domain/accounts/status';
import { asc, count, eq } from 'drizzle-orm';
import type { Context } from '../context';
import { accounts, enrollments, pupilPasskeys, schools } from '../db';
import { readEmail } from '../email-addresses';
import type { SignedInAccount } from '../sessions';

/** What *Mijn LeerID Profiel* shows (F17–F18). */
export async function readProfile(ctx: Context, account: SignedInAccount) {
	const { accountId, username, type } = account;
	const [row] = await ctx.db
		.select({ createdAt: accounts.createdAt, pupilId: accounts.pupilId, asksPasskey: accounts.asksPasskey })
		.from(accounts)
		.where(eq(accounts.id, accountId));
	const advanced = type === 'gevorderd';
	const [passkeys] = await ctx.db
		.select({ many: count() })
		.from(pupilPasskeys)
		.where(eq(pupilPasskeys.accountId, accountId));
	return {
		username,
		/** Basis pupils see no doors: their school keeps their account (F32). */
		advanced,
		createdAt: row?.createdAt ?? ctx.now,
		schools: row ? await readSchools(ctx, row.pupilId) : [],
		email: advanced ? await readEmail(ctx, accountId) : { verified: null, waiting: null },
		passkeys: advanced ? (passkeys?.many ?? 0) : 0,
		/** *Vraag ook mijn passkey*. */
		asksPasskey: advanced && (row?.asksPasskey ?? false)
	};
}

/** One for each enrollment that still counts: usually one, two around 1 September or when a pupil goes to two schools. */
async function readSchools(ctx: Context, pupilId: string) {
	const rows = await ctx.db
		.select({
			name: schools.name,
			instellingsnummer: schools.instellingsnummer,
			stamnummer: enrollments.stamnummer,
			begin: enrollments.beginDate,
			plannedEnd: enrollments.plannedEndDate,
			deregisteredOn: enrollments.deregisteredOn
		})
		.from(enrollments)
		.innerJoin(schools, eq(schools.id, enrollments.schoolId))
		.where(eq(enrollments.pupilId, pupilId))
		.orderBy(asc(enrollments.beginDate), asc(schools.name));
	const today = schoolDay(ctx.now);
	return rows
		.filter((period) => isEnrollmentVisible(period, today))
		.map(({ name, instellingsnummer, stamnummer, plannedEnd, deregisteredOn }) => ({
			name,
			instellingsnummer,
			stamnummer,
			/** ISO day. */
			until: deregisteredOn !== null && deregisteredOn < plannedEnd ? deregisteredOn : plannedEnd
		}));
}

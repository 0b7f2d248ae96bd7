import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { createAccount, type NewAccount } from '$lib/server/accounts';
import type { Context } from '$lib/server/context';
import { administrativeGroups, enrollments, pupils, schools, type Database } from '$lib/server/db';
import { randomUUID } from 'node:crypto';
import { createTestKeys } from './keys';

let made = 0;
/** Another number at each call, so that two of a kind never collide. */
const next = () => (made += 1);

/** The world as a request sees it, on this very moment: Lucia reads the real clock for the end of a session. */
export function makeContext(db: Database, given: Partial<Context> = {}): Context {
	return {
		db,
		keys: createTestKeys(),
		now: new Date(),
		actor: { kind: 'anonymous' },
		requestId: randomUUID(),
		client: { device: 'Chrome · Android', address: '192.0.2.1' },
		...given
	};
}

/** The same world, `seconds` later. */
export const later = (ctx: Context, seconds: number): Context => ({
	...ctx,
	now: new Date(ctx.now.getTime() + seconds * 1000)
});

/** A school with one administrative group. */
export async function makeSchool(ctx: Context, { name = 'TEST School' } = {}) {
	const [schoolId, groupId] = [randomUUID(), randomUUID()];
	await ctx.db.insert(schools).values({ id: schoolId, instellingsnummer: String(next()), name });
	await ctx.db
		.insert(administrativeGroups)
		.values({ id: groupId, schoolId, name: '3de leerjaar', level: 'lager' });
	return { schoolId, groupId };
}

interface PupilOptions {
	school?: { schoolId: string; groupId: string };
	givenName?: string;
	familyName?: string;
	/** School days (ISO) of the one enrollment; it is active now when left out. */
	begin?: string;
	plannedEnd?: string;
	deregisteredOn?: string | null;
}

/** A pupil, enrolled once. */
export async function makePupil(ctx: Context, options: PupilOptions = {}) {
	const { givenName = 'Wout', familyName = 'Janssens', deregisteredOn = null } = options;
	const { schoolId, groupId } = options.school ?? (await makeSchool(ctx));
	const pupilId = randomUUID();
	await ctx.db.insert(pupils).values({ id: pupilId, givenName, familyName });
	await ctx.db.insert(enrollments).values({
		pupilId,
		schoolId,
		administrativeGroupId: groupId,
		stamnummer: String(next()),
		givenName,
		familyName,
		beginDate: options.begin ?? addDays(schoolDay(ctx.now), -60),
		plannedEndDate: options.plannedEnd ?? addDays(schoolDay(ctx.now), 200),
		deregisteredOn
	});
	return { pupilId };
}

/** An account, with what one needs to sign in. Without more it is a gevorderd one with a password of its own. */
export async function makeAccount(ctx: Context, options: Partial<NewAccount> & PupilOptions = {}) {
	const pupilId = options.pupilId ?? (await makePupil(ctx, options)).pupilId;
	const { username = `wout.janssens${next()}`, type = 'gevorderd', kind = 'own' } = options;
	const secret = options.secret ?? 'Regenjas!7zwaluwen';
	const { accountId, cardUrl } = await createAccount(ctx, { pupilId, username, type, kind, secret });
	return { accountId, pupilId, username, secret, cardUrl };
}

import { schoolDay } from '$lib/domain/accounts/school-day';
import type { StaffRole } from '$lib/domain/staff/roles';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { inTransaction, type Context } from '../context';
import { hashSecret } from '../credentials';
import { administrativeGroups, schools, staff, staffFactors } from '../db';
import { StartError } from '../errors';
import { findStaff } from './find-staff';
import { grantRole } from './grant-role';
import { verify } from './sign-in-staff';
import { sealTotpSecret } from './totp';

/** Who is who in the demo. */
export interface DemoStaff {
	email: string;
	name: string;
	password: string;
	/** Base32, for an authenticator app. */
	totpSecret: string;
	roles: readonly { role: StaffRole; instellingsnummer: string | null; groups?: number }[];
}

const PASSWORD = 'trein-wolk-gitaar-9';

/** Public: they stand in the README, and exist on a machine that only serves itself (D14). */
export const DEMO_STAFF: readonly DemoStaff[] = [
	{
		email: 'beheer@school2.demo',
		name: 'Bea Peeters',
		password: PASSWORD,
		totpSecret: 'LEERIDDEMOBEHEERLEERIDDEMOBEHEER',
		roles: [
			{ role: 'beheerder', instellingsnummer: '1' },
			{ role: 'beheerder', instellingsnummer: '2' }
		]
	},
	{
		email: 'directie@school2.demo',
		name: 'Dirk Janssens',
		password: PASSWORD,
		totpSecret: 'LEERIDDEMODIRECTLEERIDDEMODIRECT',
		roles: [
			{ role: 'director', instellingsnummer: '2' },
			{ role: 'databeheerder', instellingsnummer: '2' }
		]
	},
	{
		email: 'juf@school2.demo',
		name: 'Julie Maes',
		password: PASSWORD,
		totpSecret: 'LEERIDDEMOJUFAANLEERIDDEMOJUFAAN',
		roles: [{ role: 'leerkracht', instellingsnummer: '2', groups: 2 }]
	},
	{
		email: 'beheer@school3.demo',
		name: 'Samira El Amrani',
		password: PASSWORD,
		totpSecret: 'LEERIDDEMOSCHOOLLEERIDDEMOSCHOOL',
		roles: [{ role: 'beheerder', instellingsnummer: '3' }]
	},
	{
		email: 'operator@demo',
		name: 'Otto Operator',
		password: PASSWORD,
		totpSecret: 'LEERIDDEMOOPERATLEERIDDEMOOPERAT',
		roles: [{ role: 'operator', instellingsnummer: null }]
	},
	{
		email: 'leverancier@demo',
		name: 'Rita Rekenwijs',
		password: PASSWORD,
		totpSecret: 'LEERIDDEMOLEVERALEERIDDEMOLEVERA',
		roles: [{ role: 'toepassingsbeheerder', instellingsnummer: null }]
	}
];

/** Makes the demo staff that is not there yet, after the demo schools. Only ever with fixed demo secrets. */
export async function seedDemoStaff(ctx: Context): Promise<readonly DemoStaff[]> {
	for (const person of DEMO_STAFF) if (!(await findStaff(ctx, person.email))) await seedOne(ctx, person);
	return DEMO_STAFF;
}

async function seedOne(ctx: Context, { email, name, password, totpSecret, roles }: DemoStaff): Promise<void> {
	await inTransaction(ctx, async (ctx) => {
		const [made] = await ctx.db.insert(staff).values({ email, name, createdAt: ctx.now }).returning();
		if (!made) throw new TypeError('an insert without a row');
		const { hash, pepperId } = await hashSecret(ctx.keys, made.id, password);
		await ctx.db
			.update(staff)
			.set({ passwordHash: hash, pepperId, passwordChangedAt: ctx.now })
			.where(eq(staff.id, made.id));
		await ctx.db.insert(staffFactors).values({
			staffId: made.id,
			kind: 'totp',
			name: 'Demonstratie',
			secretSealed: sealTotpSecret(ctx, made.id, totpSecret),
			createdAt: ctx.now
		});
		for (const { role, instellingsnummer, groups } of roles) {
			const schoolId = instellingsnummer === null ? null : await schoolWith(ctx, instellingsnummer);
			const groupIds = groups && schoolId ? await largestGroups(ctx, schoolId, groups) : [];
			const from = schoolDay(ctx.now);
			await grantRole(ctx, {
				staffId: made.id,
				role,
				schoolId,
				from,
				until: null,
				grantedBy: null,
				groupIds
			});
		}
	});
}

async function schoolWith({ db }: Context, instellingsnummer: string): Promise<string> {
	const [school] = await db
		.select({ id: schools.id })
		.from(schools)
		.where(inArray(schools.instellingsnummer, [instellingsnummer]));
	if (!school) throw new StartError(`The demo staff names a school that is not there: ${instellingsnummer}.`);
	return school.id;
}

/** The groups with most pupils, so that there is something to see. */
async function largestGroups({ db }: Context, schoolId: string, wanted: number): Promise<string[]> {
	const rows = await db
		.select({ id: administrativeGroups.id })
		.from(administrativeGroups)
		.where(eq(administrativeGroups.schoolId, schoolId))
		.orderBy(
			sql`(select count(*) from enrollments e where e.administrative_group_id = ${administrativeGroups.id}) desc`,
			asc(administrativeGroups.name)
		)
		.limit(wanted);
	return rows.map(({ id }) => id);
}

/**
 * Throws `StartError` when somebody of the demo still has the public password: such a database was filled on a machine that
 * served only itself, and must not serve others (D14).
 */
export async function refuseDemoStaff(ctx: Context): Promise<void> {
	for (const { email, password } of DEMO_STAFF) {
		const owner = await findStaff(ctx, email);
		if (!owner?.passwordHash || !(await verify(ctx, owner, password)).matches) continue;
		throw new StartError(
			`The database holds demo staff with public secrets (${email}): use another DATA_DIR or database to serve others.`
		);
	}
}

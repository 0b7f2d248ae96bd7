import { accountTypeFor, type EducationLevel } from '$lib/domain/accounts/account-type';
import { isEnrollmentUsable } from '$lib/domain/accounts/status';
import { useTestDatabase } from '$tests/database';
import { makeContext } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { accounts, administrativeGroups, auditEvents, enrollments, pupils, schools } from '../db';
import { followLevels } from '.';

const database = useTestDatabase();
const TODAY = '2026-09-15';
const LEVELS: EducationLevel[] = [
	'kleuter',
	'lager',
	'buitengewoon-basis',
	'buitengewoon-secundair',
	'secundair'
];
/** This year, next year, last year in the days of grace, last year without, left, leaving later. */
const PERIODS = [
	{ begin: '2026-09-01', plannedEnd: '2027-08-31', deregisteredOn: null },
	{ begin: '2027-09-01', plannedEnd: '2028-08-31', deregisteredOn: null },
	{ begin: '2025-09-01', plannedEnd: '2026-08-31', deregisteredOn: null },
	{ begin: '2025-09-01', plannedEnd: '2026-08-15', deregisteredOn: null },
	{ begin: '2025-09-01', plannedEnd: '2027-08-31', deregisteredOn: TODAY },
	{ begin: '2025-09-01', plannedEnd: '2027-08-31', deregisteredOn: '2026-09-16' }
];

test('the types in the database are those of the rule, for every two enrollments', async () => {
	const ctx = makeContext(database.db);
	const [school] = await ctx.db
		.insert(schools)
		.values({ instellingsnummer: '901', name: 'School' })
		.returning();
	const groups = await ctx.db
		.insert(administrativeGroups)
		.values(LEVELS.map((level) => ({ schoolId: school!.id, name: level, level })))
		.returning();
	const expected = new Map<string, string>();
	let number = 0;
	for (const first of groups)
		for (const period of PERIODS)
			for (const type of ['basis', 'gevorderd'] as const) {
				const own = [
					{ group: first, period },
					{ group: groups[number % groups.length]!, period: PERIODS[(number * 5 + 2) % PERIODS.length]! }
				];
				const name = { givenName: 'Kind', familyName: String(++number) };
				const [pupil] = await ctx.db.insert(pupils).values(name).returning();
				const pupilId = pupil!.id;
				await ctx.db.insert(enrollments).values(
					own.map(({ group, period: { begin, plannedEnd, deregisteredOn } }, n) => ({
						...name,
						pupilId,
						schoolId: school!.id,
						administrativeGroupId: group.id,
						stamnummer: `${number}-${n}`,
						beginDate: begin,
						plannedEndDate: plannedEnd,
						deregisteredOn
					}))
				);
				const username = `kind.${number}`;
				await ctx.db.insert(accounts).values({ pupilId, type, username, createdAt: ctx.now });
				const usable = own.filter(({ period }) => isEnrollmentUsable(period, TODAY));
				expected.set(
					username,
					usable.length === 0 ? type : accountTypeFor(usable.map(({ group }) => group.level))
				);
			}

	const changed = await followLevels(ctx, TODAY);
	const stored = await ctx.db.select().from(accounts);
	expect(new Map(stored.map(({ username, type }) => [username, type]))).toEqual(expected);
	expect(changed).toBeGreaterThan(10);
	const audited = await ctx.db
		.select()
		.from(auditEvents)
		.where(eq(auditEvents.action, 'account.type-changed'));
	expect(audited).toHaveLength(changed);
	expect(await followLevels(ctx, TODAY)).toBe(0); // and once is enough
});

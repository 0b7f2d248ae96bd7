import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { midnightOf } from '$lib/domain/retention/cutoff';
import { useTestDatabase } from '$tests/database';
import { makeAccount, makeContext, makePupil, makeSchool } from '$tests/factories';
import { createTestKeys } from '$tests/keys';
import { makeWholePupil } from '$tests/whole-pupil';
import { desc, eq, lt } from 'drizzle-orm';
import { afterEach, expect, test, vi } from 'vitest';
import { createAccount, proposeUsernames } from '../accounts';
import { recordAudit, sealAudit } from '../audit';
import type { Context } from '../context';
import {
	auditEvents,
	auditSeals,
	classMemberships,
	dataReads,
	enrollments,
	erasedPupils,
	erasures,
	jobs,
	participations,
	pupils
} from '../db';
import { mergePupils } from '../duplicates';
import { enqueueJob, startJobs, type Loop } from '../jobs';
import { erase } from './erase';
import { eraseDuePupils, findDuePupils } from './erase-pupils';
import { PERSONAL_DATA } from './personal-data-map';
import { numbersOf, rowsOf } from './rows-of';

const database = useTestDatabase();
let loop: Loop | undefined;
afterEach(() => loop?.stop(50));

/** Runs one night as the server does. */
async function night(ctx: Context) {
	const world = { db: ctx.db, engine: database.engine, keys: ctx.keys, now: () => ctx.now };
	const id = await enqueueJob(ctx, erase, { payload: { day: schoolDay(ctx.now) } });
	const own = startJobs(world, [{ ...erase, daily: undefined }], { everyMs: 20 });
	loop = own;
	await vi.waitFor(
		async () => {
			const [job] = await ctx.db.select().from(jobs).where(eq(jobs.id, id));
			expect(job?.lastError ?? null).toBe(null);
			expect(job?.state).toBe('done');
		},
		{ timeout: 15_000, interval: 50 }
	);
	await own.stop(50);
	const [job] = await ctx.db.select().from(jobs).where(eq(jobs.id, id));
	return job!.result as Record<string, number>;
}

const END = '2026-08-31';
/** Two o'clock in the night that begins `days` after the end of school. */
const after = (days: number) => new Date(midnightOf(addDays(END, days)).getTime() + 2 * 60 * 60 * 1000);

async function makeWorld(now: Date) {
	const { db } = await database.fresh();
	return makeContext(db, { now, keys: createTestKeys() });
}

test('class information is there on the 365th day after the enrollment and gone on the 366th', async () => {
	const ctx = await makeWorld(after(364));
	const { schoolId } = await makeWholePupil(ctx, { plannedEnd: END });
	expect(await night(ctx)).toMatchObject({ 'class-information': 0 });
	expect(await ctx.db.$count(classMemberships, eq(classMemberships.schoolId, schoolId))).toBe(1);
	expect(await night({ ...ctx, now: after(366) })).toMatchObject({ 'class-information': 1, pupils: 0 });
	expect(await ctx.db.$count(classMemberships)).toBe(0);
	expect(await ctx.db.$count(pupils)).toBe(1); // the pupil may come back
});

test('two years after the last enrollment a pupil is erased from every table of the map', async () => {
	const ctx = await makeWorld(after(729));
	const pupil = await makeWholePupil(ctx, { plannedEnd: END });
	const numbers = await numbersOf(ctx, pupil.pupilId);
	const stored = PERSONAL_DATA.filter(({ name }) => name !== 'erased_pupils');
	for (const kept of stored)
		expect([kept.name, (await rowsOf(ctx, kept, numbers)).length]).not.toEqual([kept.name, 0]);

	expect(await night(ctx)).toMatchObject({ pupils: 0 });
	expect(await ctx.db.$count(pupils)).toBe(1);
	expect(await night({ ...ctx, now: after(731) })).toMatchObject({ pupils: 1 });

	for (const kept of stored) {
		const left = await rowsOf(ctx, kept, numbers);
		if (kept.fate === 'outlives') continue;
		if (kept.fate === 'stripped')
			expect(left.filter(({ action }) => action !== 'pupil.erased')).toSatisfy((rows: typeof left) =>
				rows.every(
					({ device, addressHash, detail }) => !device && !addressHash && JSON.stringify(detail) === '{}'
				)
			);
		else expect([kept.name, left]).toEqual([kept.name, []]);
	}
	const dump = JSON.stringify(await Promise.all(stored.map(({ table }) => ctx.db.select().from(table))));
	expect(dump).not.toContain('Marie');
	expect(dump).not.toContain(pupil.username);
	expect(await ctx.db.select().from(erasedPupils)).toMatchObject([
		{ pupilId: pupil.pupilId, accountId: pupil.accountId }
	]);
	const [told] = await ctx.db.select().from(participations);
	expect(told).toMatchObject({ sessionId: null, state: 'open' }); // so the application is told
	const [audited] = await ctx.db.select().from(auditEvents).where(eq(auditEvents.action, 'pupil.erased'));
	expect(audited).toMatchObject({ accountId: pupil.accountId, actorKind: 'system' });
});

test('the username of an erased pupil is never given again, though nothing says what it was', async () => {
	const ctx = await makeWorld(after(731));
	const { username } = await makeWholePupil(ctx, { plannedEnd: END });
	await night(ctx);
	const { pupilId } = await makePupil(ctx);
	const base = username.replace(/\d+$/, '');
	expect(await proposeUsernames(ctx, [base])).not.toContain(username);
	const again = { pupilId, username, type: 'basis', kind: 'word', secret: '29ban9' } as const;
	await expect(createAccount(ctx, again)).rejects.toThrow('never given again');
	await expect(createAccount(ctx, { ...again, username: `${base}x` })).resolves.toBeDefined();
});

test('who was folded into a pupil goes along, though no enrollment is left to find that row by', async () => {
	const ctx = await makeWorld(after(731));
	const [kept, first, second] = [
		await makeAccount(ctx, { plannedEnd: END, begin: '2025-09-01' }),
		await makeAccount(ctx, { plannedEnd: END, begin: '2025-09-01' }),
		await makeAccount(ctx, { plannedEnd: END, begin: '2025-09-01' })
	];
	await mergePupils(ctx, { keptId: first.pupilId, mergedId: second.pupilId });
	await mergePupils(ctx, { keptId: kept.pupilId, mergedId: first.pupilId });
	await night(ctx);
	expect(await ctx.db.select().from(pupils)).toEqual([]);
	expect(await ctx.db.$count(erasedPupils)).toBe(3);
});

/** One more enrollment of a pupil, at a school of its own. */
async function enrolElsewhere(
	ctx: Context,
	pupilId: string,
	[beginDate, plannedEndDate]: [beginDate: string, plannedEndDate: string]
) {
	const { schoolId, groupId } = await makeSchool(ctx);
	await ctx.db.insert(enrollments).values({
		...{ pupilId, schoolId, administrativeGroupId: groupId, stamnummer: '8' },
		...{ givenName: 'Wout', familyName: 'Janssens', beginDate, plannedEndDate }
	});
	return { schoolId };
}

test('a pupil with any later enrollment stays, and only the old school goes', async () => {
	const ctx = await makeWorld(after(731));
	const { pupilId } = await makePupil(ctx, { begin: '2025-09-01', plannedEnd: END });
	const { schoolId } = await enrolElsewhere(ctx, pupilId, ['2026-09-01', '2027-08-31']);
	expect(await night(ctx)).toMatchObject({ pupils: 0, enrollments: 1 });
	expect(await ctx.db.select().from(enrollments)).toMatchObject([{ schoolId }]);
});

const eraseDue = (ctx: Context, firstKept: string) =>
	ctx.db.transaction(async (tx) => {
		const found = await findDuePupils({ ...ctx, db: tx }, firstKept);
		return eraseDuePupils({ ...ctx, db: tx }, found, firstKept);
	});

test('a deregistration counts, not the end that was planned', async () => {
	const ctx = await makeWorld(after(400));
	await makePupil(ctx, { begin: '2023-09-01', plannedEnd: '2030-08-31', deregisteredOn: '2025-01-10' });
	expect([await eraseDue(ctx, '2025-01-10'), await eraseDue(ctx, '2025-01-11')]).toEqual([0, 1]);
});

test('of everyday events the detail goes after a year, all events go after three, reads after one; the rest stays', async () => {
	const ctx = await makeWorld(after(0));
	const at = (days: number) => ({ ...ctx, now: after(days) });
	const happen = async (days: number) => {
		await recordAudit(at(days), { action: 'sign-in.succeeded' });
		await recordAudit(at(days), { action: 'account.blocked' });
	};
	// All that happened goes by the month.
	await happen(-1130);
	await sealAudit(ctx, -1000);
	await ctx.db.update(auditSeals).set({ until: after(-1130) });
	for (const days of [-1094, -366, -364]) await happen(days);
	await makeWholePupil(at(-366));
	const before = await ctx.db.$count(auditEvents);
	const sealed = await ctx.db.select({ rows: auditSeals.rows }).from(auditSeals);
	await ctx.db
		.update(auditEvents)
		.set({ recordedAt: after(-1131) })
		.where(lt(auditEvents.at, after(-1095)));
	await ctx.db.update(auditSeals).set({ after: after(-1132) });

	expect(await night(ctx)).toMatchObject({ 'everyday-events': 3, 'management-events': 2, 'data-reads': 1 });
	expect(sealed).toEqual([{ rows: 2 }]);
	const left = await ctx.db.select().from(auditEvents).where(eq(auditEvents.action, 'sign-in.succeeded'));
	expect(left.map(({ device }) => device !== null).toSorted()).toEqual([false, false, true]);
	expect(await ctx.db.$count(dataReads)).toBe(0);
	const erased = await ctx.db.select().from(auditEvents).where(eq(auditEvents.action, 'data.erased'));
	expect(erased.map(({ detail }) => detail)).toContainEqual({ rule: 'everyday-events', count: 3 });
	expect(await ctx.db.$count(auditEvents)).toBe(before - 2 + erased.length);
	// The next night begins where this one ended.
	expect(await night(at(2))).toMatchObject({ 'everyday-events': 1, 'management-events': 0 });
});

test('each rule reports its night, also when nothing was due, and a second run of a night adds to it', async () => {
	const ctx = await makeWorld(after(366));
	await makeWholePupil(ctx, { plannedEnd: END });
	await night(ctx);
	await night(ctx);
	const rows = await ctx.db.select().from(erasures).orderBy(desc(erasures.count));
	expect(rows[0]).toMatchObject({ rule: 'class-information', day: addDays(END, 366), count: 1 });
	expect(rows.map(({ rule }) => rule)).toContain('pupils');
	expect(rows.slice(1).every(({ count }) => count === 0)).toBe(true);
});

test('who was found and is enrolled again before the turn comes stays, and counts for nobody', async () => {
	const ctx = await makeWorld(after(731));
	const { pupilId } = await makePupil(ctx, { begin: '2025-09-01', plannedEnd: END });
	const found = await findDuePupils(ctx, '2028-08-31');
	expect(found).toEqual([pupilId]);
	await enrolElsewhere(ctx, pupilId, ['2028-09-01', '2029-08-31']);
	expect(await ctx.db.transaction((tx) => eraseDuePupils({ ...ctx, db: tx }, found, '2028-08-31'))).toBe(0);
	expect(await ctx.db.$count(pupils)).toBe(1);
});

test('a night with more pupils than one step erases them all', async () => {
	const ctx = await makeWorld(after(731));
	const school = await makeSchool(ctx);
	const many = Array.from({ length: 450 }, () => ({
		id: crypto.randomUUID(),
		givenName: 'A',
		familyName: 'B'
	}));
	await ctx.db.insert(pupils).values(many);
	await ctx.db.insert(enrollments).values(
		many.map(({ id }, n) => ({
			pupilId: id,
			schoolId: school.schoolId,
			administrativeGroupId: school.groupId,
			stamnummer: `M${n}`,
			givenName: 'A',
			familyName: 'B',
			beginDate: '2025-09-01',
			plannedEndDate: END
		}))
	);
	expect(await night(ctx)).toMatchObject({ pupils: 450 });
	expect(await ctx.db.$count(pupils)).toBe(0);
});

// The embedded database has one connection, so nothing happens there at this very moment.
test.runIf(database.engine === 'postgresql')(
	'a pupil who is being enrolled at this very moment is passed over',
	async () => {
		const ctx = await makeWorld(after(731));
		const { pupilId } = await makePupil(ctx, { begin: '2025-09-01', plannedEnd: END });
		await ctx.db.transaction(async (enrolling) => {
			await enrolElsewhere({ ...ctx, db: enrolling }, pupilId, ['2028-09-01', '2029-08-31']);
			expect(await eraseDue(ctx, '2028-08-31')).toBe(0);
		});
		expect(await ctx.db.$count(pupils)).toBe(1);
	}
);

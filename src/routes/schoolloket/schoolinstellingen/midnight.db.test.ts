import { currentProtocol } from '$lib/domain/consent/protocols';
import type { Context } from '$lib/server/context';
import { classConsents, schoolPackages } from '$lib/server/db';
import { openStaffSession, resumeStaffSession } from '$lib/server/staff/staff-session';
import { useTestDatabase } from '$tests/database';
import { makeContext, makeSchool } from '$tests/factories';
import { makeStaffMember } from '$tests/staff-scene';
import { expect, test } from 'vitest';
import { actions as share, load as readProtocol } from './delen/+page.server';
import { actions as stop, load as readConsequences } from './stoppen/+page.server';

const database = useTestDatabase();

type Handler = (event: unknown) => unknown;

/** A databeheerder whose right ends with `until`, signed in shortly before; and what the server answers at an instant. */
async function makeDecider(until: string, signedInAt: Date) {
	const ctx = makeContext(database.db, { now: signedInAt });
	const { schoolId } = await makeSchool(ctx);
	await ctx.db.insert(schoolPackages).values({ schoolId, software: 'wisa', setAt: signedInAt });
	const { staffId } = await makeStaffMember(ctx, {
		roles: [
			{ role: 'databeheerder', schoolId, from: '2020-09-01', until },
			{ role: 'beheerder', schoolId, from: '2020-09-01' }
		]
	});
	const bearer = await openStaffSession(ctx, { staffId, complete: true, external: false });
	const answer = async (handler: unknown, now: Date): Promise<number> => {
		const own: Context = { ...ctx, now, actor: { kind: 'staff', staffId, schoolId } };
		const { version, sha256 } = currentProtocol();
		const form = new FormData();
		form.set('versie', version);
		form.set('vingerafdruk', sha256);
		const event = {
			locals: { ctx: own, staff: await resumeStaffSession(own, bearer), here: '/' },
			request: new Request('http://localhost/', { method: 'POST', body: form })
		};
		try {
			await (handler as Handler)(event);
			return 200;
		} catch (thrown) {
			return (thrown as { status: number }).status;
		}
	};
	const standing = async () =>
		(await database.db.select().from(classConsents)).filter(({ stoppedAt }) => stoppedAt === null).length;
	return { answer, standing };
}

/** Midnight in Brussels: in summer, in winter, and after the nights on which the clock changes. */
test.each([
	['2026-08-31', '2026-08-31T22:00:00Z'],
	['2026-12-31', '2026-12-31T23:00:00Z'],
	['2026-03-29', '2026-03-29T22:00:00Z'],
	['2026-10-25', '2026-10-25T23:00:00Z']
])('a right until %s decides until that midnight, in the middle of a session', async (until, midnight) => {
	const at = (seconds: number) => new Date(Date.parse(midnight) + seconds * 1000);
	const { answer, standing } = await makeDecider(until, at(-300));
	expect(await answer(readProtocol, at(-10))).toBe(200);
	expect(await answer(share.default, at(-5))).toBe(303);
	expect(await standing()).toBe(1);
	expect(await answer(readConsequences, at(-1))).toBe(200);

	expect(await answer(readConsequences, at(0))).toBe(403);
	expect(await answer(stop.default, at(0))).toBe(403);
	expect(await answer(share.default, at(1))).toBe(403);
	expect(await standing()).toBe(1);
});

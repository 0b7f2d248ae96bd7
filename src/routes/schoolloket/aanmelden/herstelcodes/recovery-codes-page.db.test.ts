import type { Context } from '$lib/server/context';
import { beginTotpEnrolment, enrolTotp, resumeStaffSession, type StaffSession } from '$lib/server/staff';
import { signInStaff } from '$lib/server/staff/sign-in-staff';
import { useTestDatabase } from '$tests/database';
import { later, makeContext } from '$tests/factories';
import { codeAt, makeStaffMember, STAFF_PASSWORD } from '$tests/staff-scene';
import { beforeEach, expect, test } from 'vitest';
import { load } from './+page.server';

const database = useTestDatabase();
let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

/** Somebody who enrolled a first factor just now: ten codes wait to be written down. */
async function enrolled(): Promise<StaffSession> {
	const { email } = await makeStaffMember(ctx, { bare: true });
	const device = { id: crypto.randomUUID(), recognised: false, accountIds: [] };
	const half = await signInStaff(ctx, { email, password: STAFF_PASSWORD, device });
	if (half.outcome !== 'half') throw new Error(half.outcome);
	const session = (await resumeStaffSession(ctx, half.bearer))!;
	const { sealed, secret } = await beginTotpEnrolment(ctx, session);
	const result = await enrolTotp(ctx, session, { sealed, code: codeAt(ctx.now, secret), name: 'App' });
	if ('refusal' in result) throw new Error(result.refusal);
	return (await resumeStaffSession(ctx, result.bearer))!;
}
const open = (at: Context, staff: StaffSession) => {
	const here = '/schoolloket/aanmelden/herstelcodes';
	const event = { locals: { ctx: at, staff, here }, url: new URL(`http://localhost${here}`) };
	return (load as (event: unknown) => Promise<unknown>)(event);
};

test('who enrolled a first factor just now sees ten codes, also after a reload', async () => {
	const staff = await enrolled();
	for (const seconds of [0, 599])
		expect(await open(later(ctx, seconds), staff)).toMatchObject({ codes: { length: 10 } });
});

test('ten minutes later the codes ask a second factor before they show', async () => {
	const staff = await enrolled();
	await expect(open(later(ctx, 600), staff)).rejects.toMatchObject({
		status: 303,
		location: '/schoolloket/aanmelden/bevestigen?naar=%2Fschoolloket%2Faanmelden%2Fherstelcodes'
	});
});

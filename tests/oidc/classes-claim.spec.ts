import { DECIDER, deliver, share } from '$tests/class-scene';
import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { stopSharing } from '$lib/server/consent';
import { applicationClaims, enrollments } from '$lib/server/db';
import { makeDesk } from '$tests/desk-scene';
import { eq } from 'drizzle-orm';
import { fetchUserInfo } from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication, assign, open } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

test('an application that asked for classes is told those of today, kept current, and none after a stop', async () => {
	const desk = await makeDesk(op.ctx(), { roles: [...DECIDER] });
	const pupil = await addPupil(op);
	const [enrollment] = await op.db.select().from(enrollments).where(eq(enrollments.pupilId, pupil.pupilId));
	await op.db.insert(enrollments).values({
		...enrollment!,
		id: crypto.randomUUID(),
		schoolId: desk.actor.schoolId,
		administrativeGroupId: desk.primary.groupId
	});
	await share(desk);
	const row = { leerid_uuid: pupil.accountId };
	const tomorrow = addDays(schoolDay(desk.ctx.now), 1);
	await deliver(desk, 1, [
		{ ...row, klas: '3A', subklas: '3A1' },
		{ ...row, klas: '4A', van: tomorrow }
	]);

	const application = await addApplication(op, { scopes: ['openid', 'class'] });
	await op.db
		.insert(applicationClaims)
		.values({ applicationId: application.id, claim: 'classes', reason: 'Klaslijst', required: true })
		.onConflictDoNothing();
	await assign(op, application, pupil);
	const tokens = await open(application, await signedIn(op, pupil), { scope: 'openid class' });
	const told = async () =>
		(await fetchUserInfo(application.config, tokens.access_token, tokens.claims()!.sub)).classes;
	expect(await told()).toEqual([{ school: expect.any(String), title: '3A', group: '3A1' }]);
	await deliver(desk, 2, [{ ...row, klas: '3B' }]);
	expect(await told()).toEqual([{ school: expect.any(String), title: '3B' }]);
	await stopSharing(desk.ctx, desk.actor);
	expect(await told()).toBeUndefined();
});

test('an application that did not ask is told no class', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const tokens = await open(application, await signedIn(op, pupil), { scope: 'openid profile' });
	const userinfo = await fetchUserInfo(application.config, tokens.access_token, tokens.claims()!.sub);
	expect(userinfo).not.toHaveProperty('classes');
});

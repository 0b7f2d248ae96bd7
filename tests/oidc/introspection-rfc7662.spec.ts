import { accounts } from '$lib/server/db';
import { eq } from 'drizzle-orm';
import { tokenIntrospection } from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication, assign, open, withdraw } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

async function begin() {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const tokens = await open(application, await signedIn(op, pupil));
	return { pupil, application, tokens };
}

test('an application learns about its own token, under its own name of the pupil', async () => {
	const { application, tokens } = await begin();
	expect(await tokenIntrospection(application.config, tokens.access_token)).toMatchObject({
		active: true,
		sub: tokens.claims()!.sub,
		client_id: application.clientId
	});
});

test('the token of another is as unknown as one that never was (§2.2)', async () => {
	const { tokens } = await begin();
	const other = await addApplication(op);
	for (const token of [tokens.access_token, 'never-was'])
		expect(await tokenIntrospection(other.config, token)).toEqual({ active: false });
});

test('a token is no longer active when the pupil is blocked or loses the application', async () => {
	const blocked = await begin();
	await op.db.update(accounts).set({ blockedAt: new Date() }).where(eq(accounts.id, blocked.pupil.accountId));
	const withdrawn = await begin();
	await withdraw(op, withdrawn.application);
	for (const { application, tokens } of [blocked, withdrawn])
		expect(await tokenIntrospection(application.config, tokens.access_token)).toEqual({ active: false });
});

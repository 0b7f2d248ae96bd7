import { Problem, requireMachine } from '$lib/server/api';
import { applications, auditEvents, oidcPayloads } from '$lib/server/db';
import { recordAudit } from '$lib/server/audit';
import { eq } from 'drizzle-orm';
import { clientCredentialsGrant } from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication, assign, open } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

const addMachine = (row = {}) =>
	addApplication(op, { kind: 'machine', scopes: ['applications.manage'], ...row });

async function ask(authorization?: string) {
	const request = new Request(`${op.origin}/api/test`, { headers: authorization ? { authorization } : {} });
	return requireMachine({ request, locals: { ctx: op.ctx() } as App.Locals }, 'applications.manage');
}
const refusal = async (authorization?: string) => {
	const error = await ask(authorization).catch((error: unknown) => error);
	if (!(error instanceof Problem)) throw new Error('it was not refused');
	return { status: error.status, code: error.code, challenge: error.headers['www-authenticate'] };
};

test('a machine that the operator gave the scope is let in, and the audit knows which it was', async () => {
	const machine = await addMachine();
	const { access_token: token } = await clientCredentialsGrant(machine.config, {
		scope: 'applications.manage'
	});
	const { ctx, ...found } = await ask(`Bearer ${token}`);
	expect(found).toMatchObject({ applicationId: machine.id, scopes: ['applications.manage'] });
	await recordAudit(ctx, { action: 'application.refused' });
	const rows = await op.db.select().from(auditEvents).where(eq(auditEvents.actorId, machine.id));
	expect(rows.map(({ actorKind }) => actorKind)).toEqual(['client']);
});

test('without a token, with a made-up one, or in another way than Bearer, nobody is', async () => {
	expect(await refusal()).toEqual({
		status: 401,
		code: 'token-missing',
		challenge: 'Bearer realm="LeerID"'
	});
	expect(await refusal('Basic eDp5')).toMatchObject({ status: 401, code: 'token-missing' });
	expect(await refusal('Bearer made-up')).toEqual({
		status: 401,
		code: 'token-invalid',
		challenge: 'Bearer realm="LeerID", error="invalid_token"'
	});
});

test('a token for which the scope was not asked is too little (§3.1), although the machine may have it', async () => {
	const machine = await addMachine();
	const { access_token: token } = await clientCredentialsGrant(machine.config);
	expect(await refusal(`Bearer ${token}`)).toEqual({
		status: 403,
		code: 'scope-missing',
		challenge: 'Bearer realm="LeerID", error="insufficient_scope", scope="applications.manage"'
	});
});

test('a machine without the scope gets no token with it', async () => {
	const machine = await addMachine({ scopes: [] });
	await expect(
		clientCredentialsGrant(machine.config, { scope: 'applications.manage' })
	).rejects.toMatchObject({ error: 'invalid_scope' });
});

test('a token dies with the scope that is taken away, with the machine that is stopped, and with its time', async () => {
	const machine = await addMachine();
	const scope = 'applications.manage';
	const { access_token: token } = await clientCredentialsGrant(machine.config, { scope });
	const set = (values: Partial<typeof applications.$inferInsert>) =>
		op.db.update(applications).set(values).where(eq(applications.id, machine.id));
	await set({ scopes: [] });
	expect(await refusal(`Bearer ${token}`)).toMatchObject({ code: 'scope-missing' });
	await set({ scopes: [scope], status: 'suspended' });
	expect(await refusal(`Bearer ${token}`)).toMatchObject({ code: 'token-invalid' });
	await set({ status: 'active' });
	expect(await ask(`Bearer ${token}`)).toMatchObject({ clientId: machine.clientId });
	await op.db.delete(oidcPayloads).where(eq(oidcPayloads.model, 'ClientCredentials'));
	expect(await refusal(`Bearer ${token}`)).toMatchObject({ code: 'token-invalid' });
});

test('the token of a pupil opens no API, and an application for pupils may not ask a scope of machines', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op, { scopes: ['openid', 'profile', 'applications.manage'] });
	await assign(op, application, pupil);
	const browser = await signedIn(op, pupil);
	const tokens = await open(application, browser, { scope: 'openid profile' });
	expect(await refusal(`Bearer ${tokens.access_token}`)).toMatchObject({ code: 'token-invalid' });
	await expect(open(application, browser, { scope: 'openid applications.manage' })).rejects.toMatchObject({
		error: 'invalid_scope'
	});
});

import { clientCredentialsGrant } from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication } from './support/application';
import { useProvider } from './support/provider';

const op = useProvider();

test('a machine gets a token for itself (§4.4), which is nobody at userinfo', async () => {
	const machine = await addApplication(op, {
		kind: 'machine',
		authentication: 'private_key_jwt',
		scopes: []
	});
	const tokens = await clientCredentialsGrant(machine.config);
	expect(tokens.refresh_token).toBeUndefined();
	const response = await fetch(`${op.issuer}/me`, {
		headers: { authorization: `Bearer ${tokens.access_token}` }
	});
	expect(response.status).toBe(401);
});

test('an application for pupils gets none', async () => {
	const application = await addApplication(op);
	await expect(clientCredentialsGrant(application.config)).rejects.toMatchObject({
		status: 400,
		error_description: 'requested grant type is not allowed for this client'
	});
});

test('a machine cannot send a browser here', async () => {
	const machine = await addApplication(op, { kind: 'machine', scopes: [] });
	const url = `${op.issuer}/auth?client_id=${machine.clientId}&response_type=code&redirect_uri=${encodeURIComponent(machine.redirectUri)}`;
	expect((await fetch(url, { redirect: 'manual', headers: { accept: 'text/html' } })).status).toBe(400);
});

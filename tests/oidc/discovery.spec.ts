import { MACHINE_SCOPES } from '$lib/domain/applications/machine-scopes';
import { expect, test } from 'vitest';
import { addApplication } from './support/application';
import { useProvider } from './support/provider';

const op = useProvider();
const discover = async (headers: Record<string, string> = {}) =>
	(await (await fetch(`${op.issuer}/.well-known/openid-configuration`, { headers })).json()) as Record<
		string,
		unknown
	>;

test('says what we are, and nothing more than we do', async () => {
	expect(await discover()).toMatchObject({
		issuer: op.issuer,
		authorization_endpoint: `${op.issuer}/auth`,
		response_types_supported: ['code'],
		grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
		code_challenge_methods_supported: ['S256'],
		subject_types_supported: ['public', 'pairwise'],
		id_token_signing_alg_values_supported: expect.not.arrayContaining(['none', 'HS256']),
		token_endpoint_auth_methods_supported: [
			'private_key_jwt',
			'client_secret_basic',
			'client_secret_post',
			'none'
		],
		backchannel_logout_supported: true,
		backchannel_logout_session_supported: true,
		authorization_response_iss_parameter_supported: true,
		scopes_supported: [
			...['openid', 'profile', 'school', 'class', 'leerid_uuid', 'vo', 'offline_access'],
			...MACHINE_SCOPES
		],
		acr_values_supported: expect.arrayContaining(['urn:be:leerid:authmech:afbeelding'])
	});
});

test('no header of a request changes an address in it', async () => {
	const spoofed = await discover({
		'x-forwarded-host': 'evil.example',
		'x-forwarded-proto': 'https',
		forwarded: 'host=evil.example'
	});
	expect(JSON.stringify(spoofed)).not.toContain('evil');
	expect(spoofed.token_endpoint).toBe(`${op.issuer}/token`);
});

test('the keys are public halves of RS256 and ES256, each with a name', async () => {
	const { keys } = (await (await fetch(`${op.issuer}/jwks`)).json()) as { keys: Record<string, unknown>[] };
	expect(keys.map(({ alg }) => alg).sort()).toEqual(['ES256', 'RS256']);
	for (const key of keys) {
		expect(key.kid).toMatch(/^[\w-]{43}$/);
		for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(key).not.toHaveProperty(secret);
	}
});

test('scripts of other sites read what is public, and userinfo only from a registered origin', async () => {
	const origin = 'https://app.example';
	const { headers } = await fetch(`${op.issuer}/jwks`, { headers: { origin } });
	expect(headers.get('access-control-allow-origin')).toBe(origin);
	for (const corsOrigins of [[], [origin]]) {
		const { clientId } = await addApplication(op, { authentication: 'none', corsOrigins });
		const response = await fetch(`${op.issuer}/token`, {
			method: 'POST',
			headers: { origin },
			body: new URLSearchParams({ grant_type: 'authorization_code', client_id: clientId, code: 'x' })
		});
		const allowed = corsOrigins.length > 0 ? origin : null;
		expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
		expect(response.headers.get('access-control-allow-credentials')).toBeNull();
	}
});

test('what does not exist here is not found, and carries the headers of the house', async () => {
	const response = await fetch(`${op.issuer}/reg`, { method: 'POST' });
	expect(response.status).toBe(404);
	expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

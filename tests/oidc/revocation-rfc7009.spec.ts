import { fetchUserInfo, refreshTokenGrant, tokenRevocation } from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication, assign, open } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

async function begin() {
	const pupil = await addPupil(op);
	const application = await addApplication(op, { scopes: ['openid', 'profile', 'offline_access'] });
	await assign(op, application, pupil);
	const tokens = await open(application, await signedIn(op, pupil), { scope: 'openid profile' });
	return { application, tokens, sub: tokens.claims()!.sub };
}

test('a revoked refresh token ends all that came of it (§2.1)', async () => {
	const { application, tokens, sub } = await begin();
	await tokenRevocation(application.config, tokens.refresh_token!);
	await expect(refreshTokenGrant(application.config, tokens.refresh_token!)).rejects.toMatchObject({
		error: 'invalid_grant'
	});
	await expect(fetchUserInfo(application.config, tokens.access_token, sub)).rejects.toMatchObject({
		status: 401
	});
});

test('a revoked access token takes the refresh token along, which §2.1 leaves to us', async () => {
	const { application, tokens, sub } = await begin();
	await tokenRevocation(application.config, tokens.access_token);
	await expect(fetchUserInfo(application.config, tokens.access_token, sub)).rejects.toMatchObject({
		status: 401
	});
	await expect(refreshTokenGrant(application.config, tokens.refresh_token!)).rejects.toMatchObject({
		error: 'invalid_grant'
	});
});

test('another application revokes nothing, and what is unknown is no error (§2.2)', async () => {
	const { application, tokens, sub } = await begin();
	const other = await addApplication(op);
	await tokenRevocation(other.config, tokens.access_token).catch(() => undefined);
	await expect(fetchUserInfo(application.config, tokens.access_token, sub)).resolves.toBeDefined();
	await expect(tokenRevocation(application.config, 'never-was')).resolves.toBeUndefined();
});

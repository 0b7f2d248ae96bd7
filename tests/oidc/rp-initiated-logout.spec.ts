import { sessions } from '$lib/server/db';
import { eq } from 'drizzle-orm';
import { decodeJwt } from 'jose';
import { buildEndSessionUrl, fetchUserInfo } from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication, ask, assign, open, returnTo } from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

async function begin() {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	const other = await addApplication(op);
	for (const one of [application, other]) await assign(op, one, pupil);
	const browser = await signedIn(op, pupil);
	const tokens = await open(application, browser);
	const others = await open(other, browser);
	const after = application.redirectUri.replace('/terug', '/uit');
	const isIn = async () =>
		(await op.db.select().from(sessions).where(eq(sessions.accountId, pupil.accountId))).length > 0;
	return { pupil, application, other, browser, tokens, others, after, isIn };
}

test('with the ID token of the pupil who is signed in, it is done at once, with state', async () => {
	const { application, other, browser, tokens, others, after, isIn } = await begin();
	const url = buildEndSessionUrl(application.config, {
		id_token_hint: tokens.id_token!,
		post_logout_redirect_uri: after,
		state: 'a b'
	});
	const back = (await browser.visit(url, { stopAt: after })).url;
	expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([after, 'a b']);
	expect(await isIn()).toBe(false);
	const request = await ask(application, { prompt: 'none' });
	expect((await returnTo(application, browser, request)).searchParams.get('error')).toBe('login_required');
	await expect(fetchUserInfo(other.config, others.access_token, others.claims()!.sub)).rejects.toMatchObject({
		status: 401
	});
});

test.each([
	['no ID token', () => undefined],
	['the ID token of another pupil', async () => (await begin()).tokens.id_token]
])('with %s the pupil is asked, and nothing has happened yet (10.6.2)', async (_what, hint) => {
	const { application, browser, after, isIn } = await begin();
	const id_token_hint = await hint();
	const url = buildEndSessionUrl(application.config, {
		...(id_token_hint ? {} : { post_logout_redirect_uri: after })
	});
	if (id_token_hint) url.searchParams.set('id_token_hint', id_token_hint);
	if (id_token_hint) url.searchParams.delete('client_id');
	const page = await browser.visit(url, { stopAt: after });
	expect(page.text).toContain('Wil je afmelden?');
	expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
	expect(await isIn()).toBe(true);

	const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page.text) ?? [];
	const [, action = ''] = /action="([^"]+)"/.exec(page.text) ?? [];
	expect((await browser.visit(action, { form: { xsrf: 'wrong', logout: 'yes' } })).status).toBe(400);
	expect(await isIn()).toBe(true);
	await browser.visit(action, { form: { xsrf, logout: 'yes' }, stopAt: id_token_hint ? undefined : after });
	expect(await isIn()).toBe(false);
});

test('leaving one application only keeps the pupil signed in at the others', async () => {
	const { application, other, browser, tokens, others, after, isIn } = await begin();
	const page = await browser.visit(
		buildEndSessionUrl(application.config, { post_logout_redirect_uri: after })
	);
	expect(page.text).toContain('Nee, alleen bij');
	const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page.text) ?? [];
	const [, action = ''] = /action="([^"]+)"/.exec(page.text) ?? [];
	await browser.visit(action, { form: { xsrf }, stopAt: after });
	expect(await isIn()).toBe(true);
	await expect(
		fetchUserInfo(application.config, tokens.access_token, tokens.claims()!.sub)
	).rejects.toMatchObject({ status: 401 });
	await expect(fetchUserInfo(other.config, others.access_token, others.claims()!.sub)).resolves.toBeDefined();
	// On a busy machine it may be told twice.
	const told = (clientId: string) => op.logoutTokens.some((token) => decodeJwt(token).aud === clientId);
	await expect.poll(() => told(application.clientId)).toBe(true);
	expect(told(other.clientId)).toBe(false);
});

test('an address that is not registered is refused, and nobody is sent there', async () => {
	const { application, browser, tokens, isIn } = await begin();
	const url = buildEndSessionUrl(application.config, {
		id_token_hint: tokens.id_token!,
		post_logout_redirect_uri: 'https://evil.example/'
	});
	expect((await browser.visit(url)).status).toBe(400);
	expect(await isIn()).toBe(true);
});

test('who is not signed in is sent on without a question', async () => {
	const { application, after } = await begin();
	const url = buildEndSessionUrl(application.config, { post_logout_redirect_uri: after, state: 'x' });
	const back = (await new Browser().visit(url, { stopAt: after })).url;
	expect(back.searchParams.get('state')).toBe('x');
});

test('without an address the pupil ends at our own page', async () => {
	const { browser, tokens } = await begin();
	const page = await browser.visit(`${op.issuer}/session/end?id_token_hint=${tokens.id_token}`);
	expect(page.url.pathname).toBe('/afgemeld');
});

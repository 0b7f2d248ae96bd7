import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { fetchUserInfo } from 'openid-client';
import { addApplication, ask, assign, exchange, open, returnTo } from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

test('signing in at an application ends at the application, with a code for its tokens', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const browser = new Browser();
	const request = await ask(application);

	const page = await browser.visit(request.url, { stopAt: application.redirectUri });
	expect(page.text).toBe('portal ');
	const { url } = await browser.visit(`${op.origin}/${pupil.username}`, {
		stopAt: application.redirectUri,
		form: { password: pupil.password }
	});
	const tokens = await exchange(application, url, request);
	expect(tokens.claims()).toMatchObject({ iss: op.issuer, aud: application.clientId, amr: ['pwd'] });
	const userinfo = await fetchUserInfo(application.config, tokens.access_token, tokens.claims()!.sub);
	expect(userinfo).toMatchObject({ given_name: 'Zoë' });
});

test('the form that brings a code runs its own script and no other', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const request = await ask(application, { response_mode: 'form_post' });
	const { text, headers } = await (await signedIn(op, pupil)).visit(request.url);
	expect(text).toContain('name="code"');
	const [, script = ''] = /<script>([^]*?)<\/script>/.exec(text) ?? [];
	const digest = createHash('sha256').update(script).digest('base64');
	expect(headers.get('content-security-policy')).toBe(
		`default-src 'none'; script-src 'sha256-${digest}'; frame-ancestors 'none'; base-uri 'none'`
	);
});

test('who is signed in at the portal opens an application without a page', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const browser = await signedIn(op, pupil);
	const request = await ask(application);
	const back = await returnTo(application, browser, request);
	expect(browser.trail.map(({ pathname }) => pathname)).toEqual(['/oidc/auth', back.pathname]);
	expect((await exchange(application, back, request)).claims()?.sub).toBeTypeOf('string');
});

test('a code used a second time gives nothing and takes back what it gave', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const browser = await signedIn(op, pupil);
	const request = await ask(application);
	const back = await returnTo(application, browser, request);
	const tokens = await exchange(application, back, request);
	const { sub } = tokens.claims()!;
	await fetchUserInfo(application.config, tokens.access_token, sub);

	await expect(exchange(application, back, request)).rejects.toMatchObject({ error: 'invalid_grant' });
	await expect(fetchUserInfo(application.config, tokens.access_token, sub)).rejects.toMatchObject({
		status: 401
	});
});

test('of twenty who bring the same code at the same moment, at most one is served', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const browser = await signedIn(op, pupil);
	const request = await ask(application);
	const back = await returnTo(application, browser, request);
	const results = await Promise.allSettled(
		Array.from({ length: 20 }, () => exchange(application, back, request))
	);
	expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
});

test('a code of one application is worth nothing to another', async () => {
	const pupil = await addPupil(op);
	const [own, other] = [await addApplication(op), await addApplication(op)];
	await assign(op, own, pupil);
	const request = await ask(own);
	const back = await returnTo(own, await signedIn(op, pupil), request);
	await expect(exchange({ ...own, config: other.config }, back, request)).rejects.toMatchObject({
		error: 'invalid_grant'
	});
});

test('neither implicit, hybrid nor password grants exist', async () => {
	const application = await addApplication(op);
	for (const type of ['token', 'id_token', 'code id_token', 'code token', 'none']) {
		const request = await ask(application, { response_type: type });
		const back = await returnTo(application, new Browser(), request);
		expect(back.href).toContain('error=unsupported_response_type');
	}
	const response = await fetch(`${op.issuer}/token`, {
		method: 'POST',
		headers: { authorization: `Basic ${btoa(`${application.clientId}:${application.secret}`)}` },
		body: new URLSearchParams({ grant_type: 'password', username: 'a', password: 'b' })
	});
	expect(await response.json()).toMatchObject({ error: 'unsupported_grant_type' });
});

test('two tabs with two applications at once both get tokens that work', async () => {
	const pupil = await addPupil(op);
	const pair = [await addApplication(op), await addApplication(op)];
	for (const application of pair) await assign(op, application, pupil);
	const browser = await signedIn(op, pupil);
	const tokens = await Promise.all(pair.map((application) => open(application, browser)));
	for (const [index, application] of pair.entries()) {
		const { access_token: token, claims } = tokens[index]!;
		await expect(
			fetchUserInfo(application.config, token, claims.call(tokens[index]!)!.sub)
		).resolves.toBeDefined();
	}
});

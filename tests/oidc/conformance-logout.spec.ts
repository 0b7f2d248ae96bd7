import { sessions } from '$lib/server/db';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addApplication, assign, open } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

// Modules of the RP-initiated logout plan that rp-initiated-logout.spec.ts does not replay.
const op = useProvider();

async function begin() {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const browser = await signedIn(op, pupil);
	const { id_token: hint = '' } = await open(application, browser);
	const after = application.redirectUri.replace('/terug', '/uit');
	const leave = async (parameters: Record<string, string>) => {
		const query = new URLSearchParams(parameters);
		return browser.visit(`${op.issuer}/session/end?${query}`, { stopAt: op.applicationOrigin });
	};
	const isIn = async () =>
		(await op.db.select().from(sessions).where(eq(sessions.accountId, pupil.accountId))).length > 0;
	return { application, after, hint, leave, isIn };
}

test('oidcc-rp-initiated-logout-no-state: back without one', async () => {
	const { after, hint, leave, isIn } = await begin();
	const { url } = await leave({ id_token_hint: hint, post_logout_redirect_uri: after });
	expect(url.href).toBe(after);
	expect(await isIn()).toBe(false);
});

test.each([
	['no-params', {}],
	['only-state', { state: 'only' }]
])('oidcc-rp-initiated-logout-%s: the pupil is asked', async (_module, parameters) => {
	const { leave, isIn } = await begin();
	const page = await leave(parameters as Record<string, string>);
	expect(page.text).toContain('Wil je afmelden?');
	expect(await isIn()).toBe(true);
});

test('oidcc-rp-initiated-logout-no-id-token-hint: an address without a hint leads nowhere by itself', async () => {
	const { after, leave, isIn } = await begin();
	const page = await leave({ post_logout_redirect_uri: after, state: 'x' });
	expect(page.url.href.startsWith(op.origin)).toBe(true);
	expect(await isIn()).toBe(true);
});

test.each([
	['bad-post-logout-redirect-uri', (after: string) => `${after}x`],
	['query-added-to-post-logout-redirect-uri', (after: string) => `${after}?foo=bar`]
])('oidcc-rp-initiated-logout-%s: our page, and the pupil stays', async (_module, change) => {
	const { after, hint, leave, isIn } = await begin();
	const page = await leave({ id_token_hint: hint, post_logout_redirect_uri: change(after) });
	expect([page.status, page.url.origin]).toEqual([400, op.origin]);
	expect(await isIn()).toBe(true);
});

test.each([
	['modified-id-token-hint', (hint: string) => hint.replace(/\.([^.]+)$/, (_, end) => `.${flip(end)}`)],
	['bad-id-token-hint', (hint: string) => `${hint.split('.').slice(0, 2).join('.')}.`],
	['modified payload', (hint: string) => hint.replace(/\.([^.]+)\./, '.eyJzdWIiOiJ4In0.')]
])('oidcc-rp-initiated-logout-%s: our page, and the pupil stays', async (_module, change) => {
	const { after, hint, leave, isIn } = await begin();
	const page = await leave({ id_token_hint: change(hint), post_logout_redirect_uri: after });
	expect([page.status, page.url.origin]).toEqual([400, op.origin]);
	expect(await isIn()).toBe(true);
});

test('oidcc-backchannel-logout-discovery-endpoint-verification, oidcc-rp-initiated-logout-discovery', async () => {
	const response = await fetch(`${op.issuer}/.well-known/openid-configuration`);
	expect(await response.json()).toMatchObject({
		end_session_endpoint: `${op.issuer}/session/end`,
		backchannel_logout_supported: true,
		backchannel_logout_session_supported: true
	});
});

/** Another first letter. */
const flip = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

import { oidcSigningKeys } from '$lib/server/db';
import { runCommand } from '$lib/server/commands';
import { forgetProvider, rotateSigningKeys, rotateWhenDue } from '$lib/server/oidc';
import { isNull } from 'drizzle-orm';
import { decodeProtectedHeader } from 'jose';
import { buildEndSessionUrl } from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication, ask, assign, exchange, open, returnTo } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

async function begin() {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	return { application, browser: await signedIn(op, pupil) };
}

const published = async () =>
	((await (await fetch(`${op.issuer}/jwks`)).json()) as { keys: { kid: string }[] }).keys.map(
		({ kid }) => kid
	);
const kidOf = (token: string) => decodeProtectedHeader(token).kid!;

test('new keys are published before they sign, and a sign-in under way ends well', async () => {
	const { application, browser } = await begin();
	const request = await ask(application);
	const back = await returnTo(application, browser, request);
	const before = await published();

	await rotateSigningKeys(op.ctx());
	forgetProvider();
	const between = await published();
	expect(between).toHaveLength(4);
	expect(between).toEqual(expect.arrayContaining(before));
	const tokens = await exchange(application, back, request);
	expect(before).toContain(kidOf(tokens.id_token!));

	await op.db.update(oidcSigningKeys).set({ signsFrom: new Date(Date.now() - 1000) });
	await op.db
		.update(oidcSigningKeys)
		.set({ signsFrom: new Date() })
		.where(isNull(oidcSigningKeys.publishedUntil));
	forgetProvider();
	const next = await open(application, browser);
	expect(before).not.toContain(kidOf(next.id_token!));
	expect(between).toContain(kidOf(next.id_token!));

	// An old ID token is still a hint.
	const after = application.redirectUri.replace('/terug', '/uit');
	const url = buildEndSessionUrl(application.config, {
		id_token_hint: tokens.id_token!,
		post_logout_redirect_uri: after
	});
	expect((await browser.visit(url, { stopAt: after })).url.href).toBe(after);
});

test('a leaked key stops signing at once', async () => {
	const { application, browser } = await begin();
	const leaked = kidOf((await open(application, browser)).id_token!);
	await rotateSigningKeys(op.ctx(), { atOnce: true });
	forgetProvider();
	const request = await ask(application);
	const back = await returnTo(application, browser, request);
	const tokens = await exchange(application, back, request).catch(() => null);
	expect(tokens === null || kidOf(tokens.id_token!) !== leaked).toBe(true);
});

test('by night keys of a year old are rotated, once, and younger ones never', async () => {
	const day = 24 * 60 * 60 * 1000;
	const inDays = (days: number) => ({ ...op.ctx(), now: new Date(Date.now() + days * day) });
	const before = await published();
	expect(await rotateWhenDue(inDays(364))).toBe(false);
	expect(await Promise.all([rotateWhenDue(inDays(366)), rotateWhenDue(inDays(366))])).toContain(false);
	expect(await rotateWhenDue(inDays(367))).toBe(false);
	const rows = await op.db.select().from(oidcSigningKeys).where(isNull(oidcSigningKeys.publishedUntil));
	expect(rows.map(({ id }) => id).filter((id) => before.includes(id))).toEqual([]);
	expect(rows.map(({ alg }) => alg).sort()).toEqual(['ES256', 'RS256']);
	expect(rows.every(({ signsFrom, createdAt }) => signsFrom > createdAt)).toBe(true);
	await op.db.delete(oidcSigningKeys).where(isNull(oidcSigningKeys.publishedUntil));
	await op.db.update(oidcSigningKeys).set({ publishedUntil: null });
});

test('the operator rotates by a command', async () => {
	const before = await published();
	expect(await runCommand(['keys', 'rotate-signing'])).toMatchObject({ code: 0 });
	const after = await published();
	expect(after[0]).toBe(before[0]);
	expect(after.filter((kid) => !before.includes(kid))).toHaveLength(2);
	expect(await runCommand(['keys', 'rotate-signing', '--at-once'])).toMatchObject({ code: 0 });
	const [first = ''] = await published();
	expect(before).not.toContain(first);
	expect(await runCommand(['keys', 'rotate-signing', '--soon'])).toMatchObject({ code: 2 });
});

test('private keys lie sealed in the database', async () => {
	const rows = await op.db.select().from(oidcSigningKeys);
	for (const { privateSealed, publicJwk } of rows) {
		expect(Buffer.from(privateSealed).toString()).not.toContain('"d"');
		expect(publicJwk).not.toHaveProperty('d');
	}
});

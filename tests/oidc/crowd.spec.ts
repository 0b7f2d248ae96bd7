import { hashPool } from '$lib/server/credentials';
import { afterEach, expect, test } from 'vitest';
import { addApplication, ask, assign, exchange } from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();
let before: number | undefined;
const setLimit = (most: number) => Object.defineProperty(hashPool(), 'queueLimit', { value: most });
/** No sign-in may be under way any more: that many are when as many are as the queue is long. */
function nobody(): void {
	before ??= hashPool().queueLimit;
	setLimit(0);
}
const everybody = () => void (before !== undefined && setLimit(before));
afterEach(everybody);

async function begin() {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	return { pupil, application, request: await ask(application) };
}

test('while it is too busy a sign-in that has not begun is asked to come back, and comes back by itself', async () => {
	const { request } = await begin();
	nobody();
	const answer = await new Browser().ask(request.url);
	const text = await answer.text();
	expect(answer.status).toBe(503);
	expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(5);
	expect(answer.headers.get('cache-control')).toBe('no-store');
	// Without an address: the browser asks for the same again, with all that the application sent along.
	expect(text).toMatch(/<meta http-equiv="refresh" content="\d+">/);
	everybody();
	await expect(new Browser().visit(request.url)).resolves.toBeDefined();
});

test('who has a session, and who has begun, are not sent away', async () => {
	const { pupil, application, request } = await begin();
	const other = await ask(application);
	const browser = new Browser();
	await browser.visit(request.url);
	nobody();
	const inside = await signedIn(op, pupil);
	const back = await inside.visit(other.url, { stopAt: application.redirectUri });
	await expect(exchange(application, back.url, other)).resolves.toBeDefined();

	everybody();
	const signed = browser.visit(`${op.origin}/${pupil.username}`, {
		stopAt: application.redirectUri,
		form: { password: pupil.password }
	});
	nobody();
	await expect(exchange(application, (await signed).url, request)).resolves.toBeDefined();
});

test('an application that only asks whether somebody is signed in gets its answer', async () => {
	const { application } = await begin();
	nobody();
	const { url } = await new Browser().visit((await ask(application, { prompt: 'none' })).url, {
		stopAt: application.redirectUri
	});
	expect(url.searchParams.get('error')).toBe('login_required');
});

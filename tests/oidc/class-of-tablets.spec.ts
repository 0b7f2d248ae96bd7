import { participations } from '$lib/server/db';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { addApplication, ask, assign, exchange, open } from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, type Pupil } from './support/pupil';

// Browsers without scripts, each with cookies of its own: thirty of Chromium would measure Chromium.
const op = useProvider();
const TABLETS = 30;

test('a class of 30 tablets signs in, opens three applications each and signs out: every application knows', async () => {
	const applications = [await addApplication(op), await addApplication(op), await addApplication(op)];
	const first = await addPupil(op);
	const pupils: Pupil[] = [first];
	while (pupils.length < TABLETS) pupils.push(await addPupil(op, { schoolId: first.schoolId }));
	for (const application of applications) await assign(op, application, first);

	const opened = await Promise.all(
		pupils.map(async ({ username, password }) => {
			const browser = new Browser();
			// The first is where the pupil signs in; the others find them signed in.
			const [start, ...others] = applications;
			const request = await ask(start!);
			await browser.visit(request.url);
			const { url } = await browser.visit(`${op.origin}/${username}`, {
				stopAt: start!.redirectUri,
				form: { password }
			});
			const tokens = [await exchange(start!, url, request)];
			for (const other of others) tokens.push(await open(other, browser));
			return { browser, hint: tokens[0]!.id_token!, tokens };
		})
	);
	const expected = opened.flatMap(({ tokens }) => tokens.map((one) => one.claims()!));
	expect(new Set(expected.map(({ sub }) => sub)).size).toBe(TABLETS * applications.length);

	await Promise.all(
		opened.map(({ browser, hint }) => browser.visit(`${op.issuer}/session/end?id_token_hint=${hint}`))
	);
	const name = ({ aud, sub, sid }: { aud?: unknown; sub?: unknown; sid?: unknown }) => `${aud} ${sub} ${sid}`;
	// A set: on a busy machine one that was answered too late is told again.
	const told = () => new Set(op.logoutTokens.map((token) => name(decodeJwt(token))));
	await expect.poll(() => told().size, { timeout: 120_000 }).toBe(TABLETS * applications.length);
	expect([...told()].sort()).toEqual(expected.map(name).sort());
	const states = async () => new Set((await op.db.select().from(participations)).map(({ state }) => state));
	await expect.poll(states, { timeout: 120_000 }).toEqual(new Set(['told']));
}, 300_000);

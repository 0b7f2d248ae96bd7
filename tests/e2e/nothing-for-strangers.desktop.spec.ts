import { expect, request as newRequest, test, type APIResponse } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { knownNames, WRONG } from './pupils.ts';

/** D10 and SECURITY A1: from outside, a name that exists looks like one that does not. */
const NAMES = 40;

interface Answer {
	status: number;
	headers: string;
	body: string;
	milliseconds: number;
}

/** What differs from request to request whoever asks: the name itself, and what is random. */
const HEADERS_THAT_VARY = ['date', 'etag', 'x-request-id', 'content-length'];

async function answerOf(response: APIResponse, name: string, began: number): Promise<Answer> {
	const body = (await response.text()).replaceAll(name, 'NAME');
	const milliseconds = performance.now() - began;
	const headers = response
		.headersArray()
		.filter((header) => !HEADERS_THAT_VARY.includes(header.name.toLowerCase()))
		// A sealed cookie: its length tells as much as there is to tell.
		.map(({ name, value }) => `${name}: ${value.replace(/=[\w-]{40,}/, (text) => `=${text.length}`)}`)
		.sort()
		.join('\n')
		.replaceAll(/Expires=[^;]+/g, 'Expires');
	return { status: response.status(), headers, body, milliseconds };
}

/** From a browser without cookies each, so that no device has to pause. */
async function ask(name: string, how: 'look' | 'guess'): Promise<Answer> {
	const { baseURL } = test.info().project.use;
	const request = await newRequest.newContext({ baseURL, extraHTTPHeaders: { accept: 'text/html' } });
	const began = performance.now();
	const response =
		how === 'look'
			? await request.get(`/${name}`, { maxRedirects: 0 })
			: await request.post(`/${name}?/wachtwoord`, {
					form: { password: WRONG },
					headers: { origin: baseURL! },
					maxRedirects: 0
				});
	const answer = await answerOf(response, name, began);
	await request.dispose();
	return answer;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const kinds = (answers: Answer[]) =>
	new Set(answers.map(({ status, headers, body }) => JSON.stringify([status, headers, body])));

for (const how of ['look', 'guess'] as const)
	test(`forty real and forty unknown names get the same answers to a ${how}`, async ({ request }) => {
		const unknown = Array.from({ length: NAMES }, (_, n) => `${how}.zonder.account${n}`);
		const known = (await knownNames(request)).filter((name) => !name.includes('suheda')).slice(0, NAMES);
		expect(known).toHaveLength(NAMES);
		const answers: Record<'known' | 'unknown', Answer[]> = { known: [], unknown: [] };
		// In turn, so that a busy moment hits both alike.
		for (let n = 0; n < NAMES; n++) {
			answers.known.push(await ask(known[n]!, how));
			answers.unknown.push(await ask(unknown[n]!, how));
			// Eighty in a second leave hardly a place for the journeys beside this one (docs/running.md).
			await pause(25);
		}
		// A page with pictures and one with a password: the two that there are, for either.
		expect(kinds(answers.known).size).toBe(2);
		expect(kinds(answers.unknown)).toEqual(kinds(answers.known));
		const times = Object.entries(answers).map(
			([which, all]) => `${which} ${median(all.map(({ milliseconds }) => milliseconds)).toFixed(1)} ms`
		);
		console.log(`medians of a ${how}: ${times.join(', ')}`);
	});

test('no page tells the name of a pupil before signing in', async ({ request }) => {
	const page = await (await request.get('/abdulghani.bogdannnn')).text();
	expect(page).not.toMatch(/Abdulghani|Bogdannnn|TEST School/);
});

import { expect, test, type APIRequestContext } from '@playwright/test';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ABDULGHANI } from './pupils.ts';
import { SCHOOL_3, signInStaff } from './staff.ts';

const routes = join(import.meta.dirname, '..', '..', 'src', 'routes');
/** What ends sessions that other journeys use at the same moment. Fuzzed by somebody who is not signed in all the same. */
const ENDS_SESSIONS = ['/schoolloket/afmelden', '/schoolloket/mijn-account'];
/** Tries for each action, each with another form. */
const TRIES = 6;

interface Form {
	path: string;
	actions: string[];
	fields: string[];
}

/** Every page with actions, from the routes themselves, with the names that it gives to fields. */
function forms(): Form[] {
	const files = readdirSync(routes, { recursive: true, encoding: 'utf8' });
	return files
		.filter((file) => file.endsWith('+page.server.ts'))
		.map((file) => ({ file, code: readFileSync(join(routes, file), 'utf8') }))
		.filter(({ code }) => code.includes('export const actions'))
		.map(({ file, code }) => ({
			path: addressOf(dirname(file)),
			actions: actionsIn(code),
			fields: fieldsIn(dirname(join(routes, file)))
		}));
}
const addressOf = (folder: string) =>
	`/${folder
		.split('/')
		.filter((part) => !part.startsWith('('))
		.map((part) => part.replace(/\[username=username\]/, ABDULGHANI.username))
		.map((part) => part.replace(/\[\w+\]/, '01a20000-0000-7000-8000-000000000000'))
		.join('/')}`;
/** Names of actions stand one tab deep in the object. */
function actionsIn(code: string): string[] {
	const object = code.slice(code.indexOf('export const actions'));
	const names = [...object.matchAll(/^\t(?:async )?'?([a-zA-Z-]+)'?\s*(?:[:(]|,$)/gm)].map(
		([, name]) => name!
	);
	return names.length > 0 ? names : ['default'];
}
function fieldsIn(folder: string): string[] {
	const code = readdirSync(folder)
		.filter((file) => /\.(svelte|ts)$/.test(file))
		.map((file) => readFileSync(join(folder, file), 'utf8'))
		.join('\n');
	const named = [...code.matchAll(/name="(\w+)"|form, '(\w+)'|form\.get(?:All)?\('(\w+)'\)/g)];
	return [...new Set(named.map((match) => match[1] ?? match[2] ?? match[3]!))];
}

const oddText = fc.oneof(
	fc.constantFrom('', ' ', '0', '-1', '1e99', 'NaN', 'true', 'null', '[]', '{}', '../..', '\u0000', '\ud83e'),
	fc.constantFrom(
		"'; drop table pupils; --",
		'<script>alert(1)</script>',
		'=HYPERLINK("x")',
		'%00',
		'\u202e'
	),
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.uuid(),
	fc.integer().map(String),
	fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
);
const oddForm = (fields: string[]) =>
	fc.array(fc.tuple(fc.oneof(fc.constantFrom(...fields, 'x'), oddText), oddText), { maxLength: 12 });

async function expectSense(request: APIRequestContext, origin: string, form: Form, seed: number) {
	for (const action of form.actions) {
		for (const pairs of fc.sample(oddForm(form.fields), { numRuns: TRIES, seed })) {
			const body = new URLSearchParams(
				pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()])
			);
			const address = `${form.path}${action === 'default' ? '' : `?/${action}`}`;
			const response = await request.post(address, {
				data: body.toString(),
				headers: { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
				maxRedirects: 0
			});
			const said = `${address} with ${body.toString()} (seed ${seed})`;
			expect(response.status(), said).toBeLessThan(500);
			const text = await response.text();
			expect(text, said).not.toMatch(/\.(js|ts):\d+:\d+|node_modules|\bat \w+ \(|Failed query/);
			expect(text, said).not.toContain('<script>alert');
		}
	}
}

test('the forms are found, and their fields', () => {
	const found = forms();
	expect(found.length).toBeGreaterThan(30);
	expect(found.flatMap(({ actions }) => actions).length).toBeGreaterThan(50);
	expect(found.find(({ path }) => path === `/${ABDULGHANI.username}`)?.fields).toContain('password');
});

test('no form answers nonsense with a mistake of ours, to nobody in particular', async ({
	playwright,
	baseURL
}) => {
	test.setTimeout(240_000);
	const request = await playwright.request.newContext({ baseURL });
	const seed = Date.now() % 100_000;
	for (const form of forms()) await expectSense(request, baseURL!, form, seed);
	await request.dispose();
});

test('no form answers nonsense with a mistake of ours, to a beheerder', async ({ page, baseURL }) => {
	test.setTimeout(240_000);
	await signInStaff(page, SCHOOL_3);
	const seed = Date.now() % 100_000;
	for (const form of forms().filter(({ path }) => /^\/(schoolloket|beheer)/.test(path)))
		if (!ENDS_SESSIONS.includes(form.path)) await expectSense(page.request, baseURL!, form, seed);
	await page.goto('/schoolloket/leerid-beheer');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('no address answers nonsense in its parameters with a mistake of ours', async ({ page, baseURL }) => {
	test.setTimeout(240_000);
	await signInStaff(page, SCHOOL_3);
	const pages = readdirSync(routes, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\+(page\.svelte|server\.ts)$/.test(file))
		.map((file) => addressOf(dirname(file)))
		.filter((path) => !path.startsWith('/dev'));
	const names = [
		'q',
		'pagina',
		'page',
		'status',
		'type',
		'sort',
		'groep',
		'group',
		'returnTo',
		'van',
		'tot',
		'id'
	];
	const query = fc.array(fc.tuple(fc.constantFrom(...names), oddText), { minLength: 1, maxLength: 6 });
	const seed = Date.now() % 100_000;
	for (const path of new Set(pages))
		for (const pairs of fc.sample(query, { numRuns: 3, seed })) {
			const search = new URLSearchParams(pairs.map(([name, value]) => [name, value.toWellFormed()]));
			const response = await page.request.get(`${baseURL}${path}?${search}`, { maxRedirects: 0 });
			expect(response.status(), `${path}?${search} (seed ${seed})`).toBeLessThan(500);
		}
});

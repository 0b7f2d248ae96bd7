import type { RequestEvent } from '@sveltejs/kit';
import { DrizzleQueryError } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../errors';
import { log } from '../log';
import { handleError } from './handle-error';

const SECRET = 'suheda.carabin';
const lines: string[] = [];

beforeEach(() => {
	lines.length = 0;
	for (const level of ['debug', 'warn', 'error'] as const)
		vi.spyOn(log, level).mockImplementation((...parts: unknown[]) => void lines.push(JSON.stringify(parts)));
});
afterEach(() => vi.restoreAllMocks());

function meet(error: unknown, status = 500) {
	const locals: { failure?: string } & Record<string, unknown> = { ctx: { requestId: 'r-1' } };
	const event = {
		locals,
		route: { id: '/(aanmelden)/[username=username]' },
		request: new Request(`http://localhost:3000/${SECRET}`, { method: 'POST' })
	} as unknown as RequestEvent;
	const shown = handleError({ error, event, status, message: 'Internal Error' });
	return { shown, failure: locals.failure };
}
const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

test.each([
	['a busy pool', new AppError('busy'), 500, 'busy'],
	['a database that is away', new DrizzleQueryError('select 1', [], away), 500, 'unavailable'],
	['a page that is not there', new Error('Not found: /x'), 404, 'not-found'],
	['a body that is too large', new Error('Content-length too large'), 413, 'too-large'],
	['a method that does not exist', new Error('Method not allowed'), 405, 'bad-request'],
	['a mistake of ours', new TypeError('x is undefined'), 500, undefined]
])('%s has a code for the page', (_, error, status, code) => {
	expect(meet(error, status)).toEqual({
		shown: { message: code ?? 'unknown', code, id: 'r-1' },
		failure: code
	});
});

test('the log names the request and the route, and neither path nor parameters of a query', () => {
	const cause = new Error('value too long');
	meet(
		new DrizzleQueryError('select *\nfrom accounts\nwhere username = $1', [SECRET, 'second\nline'], cause)
	);
	expect(lines).toHaveLength(1);
	expect(lines[0]).toContain('/(aanmelden)/[username=username]');
	expect(lines[0]).toContain('where username = $1');
	expect(lines[0]).toContain('value too long');
	expect(lines[0]).toContain('handle-error.test.ts'); // the stack
	expect(lines[0]).not.toContain(SECRET);
	expect(lines[0]).not.toContain('second');
});

test('what is shown never holds the message or the stack of the error', () => {
	const { shown } = meet(new Error('column "geheim" does not exist'));
	expect(JSON.stringify(shown)).not.toMatch(/geheim|\bat /);
});

test('what is no Error is met as well', () => {
	expect(meet('just a text').shown).toMatchObject({ message: 'unknown' });
	expect(meet(undefined).shown).toMatchObject({ message: 'unknown' });
});

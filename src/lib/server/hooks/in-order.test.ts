import type { Handle, RequestEvent, ResolveOptions } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { inOrder } from './in-order';

const event = { locals: {} } as RequestEvent;

test('each hook stands around those behind it', async () => {
	const seen: string[] = [];
	const named =
		(name: string): Handle =>
		async ({ event, resolve }) => {
			seen.push(`${name} in`);
			const response = await resolve(event);
			seen.push(`${name} out`);
			return response;
		};
	const answer = await inOrder(
		named('first'),
		named('second')
	)({
		event,
		resolve: () => (seen.push('page'), Promise.resolve(new Response('page')))
	});
	expect(await answer.text()).toBe('page');
	expect(seen).toEqual(['first in', 'second in', 'page', 'second out', 'first out']);
});

test('who answers by itself, or throws, keeps away what comes after it', async () => {
	const never = () => Promise.reject(new Error('asked'));
	const closed: Handle = () => new Response('closed', { status: 503 });
	expect((await inOrder(closed, never)({ event, resolve: never })).status).toBe(503);
	await expect(inOrder(never, closed)({ event, resolve: never })).rejects.toThrow('asked');
});

test('what a hook asks of the page reaches it, whatever comes after', async () => {
	const preload = () => false;
	const transformPageChunk = ({ html }: { html: string }) => html;
	const asks: Handle = ({ event, resolve }) => resolve(event, { preload, transformPageChunk });
	const plain: Handle = ({ event, resolve }) => resolve(event);
	let given: ResolveOptions | undefined;
	await inOrder(
		plain,
		asks,
		plain
	)({
		event,
		resolve: (_, options) => ((given = options), new Response())
	});
	expect(given).toEqual({ preload, transformPageChunk });
});

import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { passCrowd } from './crowd';

const place = Symbol.for('leerid.newcomers');
const shared = globalThis as { [place]?: unknown };
const before = shared[place];
afterEach(() => void (shared[place] = before));

/** Whether the request went on. */
function ask(): boolean {
	let wentOn = false;
	passCrowd(
		{} as IncomingMessage,
		{} as ServerResponse,
		new URL('http://localhost/'),
		() => void (wentOn = true)
	);
	return wentOn;
}

test('everybody goes on before the server has started', () => {
	delete shared[place];
	expect(ask()).toBe(true);
});

test('the server says who does', () => {
	shared[place] = () => undefined;
	expect(ask()).toBe(false);
	shared[place] = (...[, , , goOn]: Parameters<typeof passCrowd>) => goOn();
	expect(ask()).toBe(true);
});

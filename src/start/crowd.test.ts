import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { sendsAway } from './crowd';

const place = Symbol.for('leerid.newcomers');
const shared = globalThis as { [place]?: unknown };
const before = shared[place];
afterEach(() => void (shared[place] = before));

const ask = () => sendsAway({} as IncomingMessage, {} as ServerResponse, new URL('http://localhost/'));

test('nobody is sent away before the server has started', () => {
	delete shared[place];
	expect(ask()).toBe(false);
});

test('the server says who is', () => {
	shared[place] = () => true;
	expect(ask()).toBe(true);
});

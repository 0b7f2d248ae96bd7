import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { TrackedUrl } from './tracked-url';

const ADDRESS = 'https://leerid.example/hulp?taal=en#boven';

describe('the address that load sees', () => {
	it.each([
		['href', (url: URL) => url.href, ADDRESS],
		['pathname', (url: URL) => url.pathname, '/hulp'],
		['search', (url: URL) => url.search, '?taal=en'],
		['toString', (url: URL) => url.toString(), ADDRESS],
		['toJSON', (url: URL) => JSON.stringify(url), JSON.stringify(ADDRESS)],
		['a text with it', (url: URL) => `${url}`, ADDRESS]
	])('tells that it is read: %s', (_what, read, said) => {
		const isRead = vi.fn();
		const url = new TrackedUrl(new URL(ADDRESS), isRead);
		expect(isRead).not.toHaveBeenCalled();
		expect(read(url)).toBe(said);
		expect(isRead).toHaveBeenCalled();
	});

	it('says where it is from without telling: that never changes', () => {
		const isRead = vi.fn();
		const url = new TrackedUrl(new URL(ADDRESS), isRead);
		expect([url.origin, url.host, url.searchParams.get('taal')]).toEqual([
			'https://leerid.example',
			'leerid.example',
			'en'
		]);
		expect(isRead).not.toHaveBeenCalled();
	});

	it('keeps its hash to itself, and can be printed all the same', () => {
		const url = new TrackedUrl(new URL(ADDRESS), () => undefined);
		expect(() => url.hash).toThrow('event.url.hash');
		expect(inspect(url)).toContain("pathname: '/hulp'");
	});
});

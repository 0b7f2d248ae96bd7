import { expect, test } from 'vitest';
import { isOpenedByHand } from './kiosk';

test.each([
	['none', 'navigate', undefined, true],
	['cross-site', 'navigate', undefined, false],
	['same-site', 'navigate', undefined, false],
	['same-origin', 'navigate', undefined, false],
	['none', 'navigate', 'prefetch', false],
	['none', 'no-cors', undefined, false],
	[undefined, undefined, undefined, false]
])('site %s, mode %s, purpose %s: by hand %s', (site, mode, purpose, expected) => {
	const headers = new Headers();
	if (site) headers.set('sec-fetch-site', site);
	if (mode) headers.set('sec-fetch-mode', mode);
	if (purpose) headers.set('sec-purpose', purpose);
	expect(isOpenedByHand(new Request('http://localhost/', { headers }))).toBe(expected);
});

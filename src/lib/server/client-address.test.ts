import { expect, test } from 'vitest';
import { findAddressFault } from './client-address';

test('behind https without the header of a proxy everybody is one address, and that is said', () => {
	const of = (origin: string, addressHeader?: string) =>
		findAddressFault({ origin: new URL(origin), addressHeader });
	expect(of('https://leerid.example')).toMatch(/^ADDRESS_HEADER is not set/);
	expect(of('https://leerid.example', 'x-forwarded-for')).toBeNull();
	expect(of('http://localhost:3000')).toBeNull();
});

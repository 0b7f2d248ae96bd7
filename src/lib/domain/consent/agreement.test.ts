import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { schoolDay } from '../accounts/school-day';
import { rolesAt, type RoleGrant } from '../staff/roles';
import { asksAgain, mayDecide, refuseSharing, stands } from './agreement';
import { protocolText } from './protocol';
import { currentProtocol, protocolOf, PROTOCOLS } from './protocols';

const right = (change: Partial<RoleGrant> = {}): RoleGrant => ({
	role: 'databeheerder',
	schoolId: 'school',
	from: '2023-09-01',
	until: '2024-08-31',
	revoked: false,
	...change
});

describe('who may decide', () => {
	test.each([
		['a databeheerder on the last day', right(), '2024-08-31', true],
		['a databeheerder the day after', right(), '2024-09-01', false],
		['before the first day', right(), '2023-08-31', false],
		['a databeheerder of another school', right({ schoolId: 'other' }), '2024-01-15', false],
		['one whose right was ended', right({ revoked: true }), '2024-01-15', false],
		['a director without that right', right({ role: 'director' }), '2024-01-15', false],
		['a beheerder', right({ role: 'beheerder' }), '2024-01-15', false],
		['an operator', right({ role: 'operator', schoolId: null }), '2024-01-15', false],
		['a tenured director, years later', right({ until: null }), '2039-01-15', true]
	])('%s on that day: %s', (_, grant, day, may) => {
		expect(mayDecide(rolesAt([grant], 'school', day))).toBe(may);
	});

	test.each([
		// 31 August is summer time (UTC+2); the ends in March and October are the nights when the clock changes.
		['2024-08-31', '2024-08-31T21:59:59.999Z', true],
		['2024-08-31', '2024-08-31T22:00:00Z', false],
		['2025-03-29', '2025-03-29T22:59:59Z', true],
		['2025-03-29', '2025-03-29T23:00:00Z', false],
		['2025-03-30', '2025-03-30T21:59:59Z', true],
		['2025-03-30', '2025-03-30T22:00:00Z', false],
		['2025-10-26', '2025-10-26T22:59:59Z', true],
		['2025-10-26', '2025-10-26T23:00:00Z', false]
	])('a right until %s at %s: %s', (until, instant, may) => {
		expect(mayDecide(rolesAt([right({ until })], 'school', schoolDay(new Date(instant))))).toBe(may);
	});
});

describe('the agreement', () => {
	const agreement = { protocolVersion: '2023-11-15', stoppedAt: null };

	test('stands until it is stopped, also when a newer version asks again', () => {
		expect(stands(null)).toBe(false);
		expect(stands(agreement)).toBe(true);
		expect(stands({ stoppedAt: new Date(0) })).toBe(false);
		expect(asksAgain(agreement, { version: '2026-01-01' })).toBe(true);
		expect(asksAgain(agreement, { version: '2023-11-15' })).toBe(false);
		expect(asksAgain({ ...agreement, stoppedAt: new Date(0) }, { version: '2026-01-01' })).toBe(false);
		expect(asksAgain(null, { version: '2026-01-01' })).toBe(false);
	});

	test('needs a package, and the text that counts now', () => {
		const current = { version: '2', sha256: 'b' };
		expect(refuseSharing(current, current, 'wisa')).toBeNull();
		expect(refuseSharing(current, current, null)).toBe('no-package');
		expect(refuseSharing({ version: '1', sha256: 'b' }, current, 'wisa')).toBe('other-protocol');
		expect(refuseSharing({ version: '2', sha256: 'a' }, current, 'wisa')).toBe('other-protocol');
	});
});

describe('the protocol', () => {
	test.each(PROTOCOLS)('$version still is the text of its hash', (protocol) => {
		expect(createHash('sha256').update(protocolText(protocol)).digest('hex')).toBe(protocol.sha256);
	});

	test('has its twelve articles, and each version a name of its own', () => {
		const articles = currentProtocol().blocks.filter(
			(block) => block.kind === 'heading' && /^Artikel \d+:/.test(block.text)
		);
		expect(articles).toHaveLength(12);
		expect(new Set(PROTOCOLS.map(({ version }) => version)).size).toBe(PROTOCOLS.length);
		expect(protocolOf('2023-11-15')?.signedOn).toBe('2024-07-17');
		expect(protocolOf('1999-01-01')).toBeNull();
	});
});

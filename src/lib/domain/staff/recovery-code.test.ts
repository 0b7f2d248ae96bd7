import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { generateRecoveryCodes, readRecoveryCode, RECOVERY_CODES } from './recovery-code';

test('ten codes, each with a first character of its own and without look-alikes', () => {
	const codes = generateRecoveryCodes(randomBytes);
	expect(codes).toHaveLength(RECOVERY_CODES);
	for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
	expect(new Set(codes.map((code) => code[0])).size).toBe(RECOVERY_CODES);
});

test.each([
	['ABCD-EFGH-JKLM', 'ABCDEFGHJKLM'],
	[' abcd efgh jklm ', 'ABCDEFGHJKLM'],
	['ABCD-EFGH-JKL', null],
	['ABCD-EFGH-JKL0', null], // 0 is no character of ours
	['123456', null],
	['A'.repeat(100_000), null]
])('%s is read as %s', (typed, code) => {
	expect(readRecoveryCode(typed)).toBe(code);
});

import { expect, test } from 'vitest';
import { auditPeriod } from './check-commands';
import { doesSomething, runCommand } from './run-command';

test('words that are no command list the commands', async () => {
	for (const words of [[], ['wat'], ['operator'], ['keys']]) {
		const { code, output } = await runCommand(words);
		expect(code).toBe(2);
		expect(output).toContain('leerid backup --to <folder>');
		expect(output).toContain('leerid restore --from <file>');
		expect(output).not.toContain('restore-finish');
		if (words.length > 0) expect(output).toMatch(new RegExp(`There is no command "${words[0]}".*$`));
	}
});

test.each([
	[['--help'], /^Use: leerid operator create/],
	[['help'], /^Use: leerid operator create/],
	[['migrate', '--help'], /^Use: leerid migrate\n/],
	[['doctor', '-h'], /^Use: leerid doctor\n/],
	[['restore', '--help'], /^Use: leerid restore --from <file> \[--journal <file>\] \.\.\.\n/]
])('%j is answered and does nothing', async (words, usage) => {
	const { code, output } = await runCommand(words);
	expect(code).toBe(0);
	expect(output).toMatch(usage);
	expect(doesSomething(words)).toBe(false);
});

test('only a command that there is needs the service', () => {
	expect(doesSomething(['doctor'])).toBe(true);
	expect(doesSomething(['restore-finish', 'x'])).toBe(true);
	for (const words of [[], ['doctr'], ['keys']]) expect(doesSomething(words)).toBe(false);
});

test.each([
	[['migrate', 'now'], /^Use: leerid migrate/],
	[['doctor', 'x'], /^Use: leerid doctor/],
	[['operator', 'create'], /^Use: leerid operator create --email/],
	[['operator', 'create', '--mail', 'x'], /^Use: leerid operator create --email/],
	[['backup'], /^Use: leerid backup --to/],
	[['audit', 'export', '--to', 'x', '--from', 'yesterday'], /^Use: leerid audit export/],
	[['notice', 'on'], /^Use: leerid notice/],
	[['notice', 'off', '--nl', 'x'], /^Use: leerid notice/],
	[['keys', 'rotate', 'all'], /^Use: leerid keys rotate/],
	[['keys', 'rotate', '../pepper'], /^Use: leerid keys rotate/],
	[['keys', 'lost'], /^Use: leerid keys lost <pepper/],
	[['keys', 'lost', 'nationalNumber'], /^Use: leerid keys lost/],
	[['keys', 'lost', 'pepper', 'sealing'], /^Use: leerid keys lost/]
])('%j is told how it is used, and nothing is opened', async (words, usage) => {
	const { code, output } = await runCommand(words);
	expect(code).toBe(2);
	expect(output).toMatch(usage);
});

test.each(['pairwise', 'national-number'])('the key %s is refused with the reason', async (name) => {
	expect(await runCommand(['keys', 'rotate', name])).toMatchObject({
		code: 1,
		output: expect.stringContaining('can never be made anew') as string
	});
});

test('the days of an export count whole, the last one too', () => {
	const now = new Date('2026-11-22T14:00:00Z');
	expect(auditPeriod('2026-11-22', '2026-11-22', now)).toEqual({
		start: new Date('2026-11-22T00:00:00Z'),
		end: new Date('2026-11-23T00:00:00Z')
	});
	expect(auditPeriod('2026-11-01', undefined, now)?.end).toEqual(now);
	for (const [from, until] of [
		[undefined, '2026-11-22'],
		['2026-11-22', 'vandaag'],
		['2026-13-01', undefined],
		['2026-11-22', '2026-11-21']
	])
		expect(auditPeriod(from, until, now)).toBeNull();
});

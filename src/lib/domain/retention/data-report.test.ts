import { expect, test } from 'vitest';
import { MAX_REPORT_LENGTH, readReportText } from './data-report';

test('a text is taken whole or not at all, and a new line counts as one sign', () => {
	const lines = 'a\n'.repeat(MAX_REPORT_LENGTH / 2 - 1) + 'bc';
	expect(lines).toHaveLength(MAX_REPORT_LENGTH);
	expect(readReportText(` ${lines.replaceAll('\n', '\r\n')}\r\n`)).toBe(lines);
	expect(readReportText(`${lines}d`)).toBeNull();
	expect(readReportText(' \r\n ')).toBe('');
});

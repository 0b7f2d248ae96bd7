import { nl } from '$lib/i18n/nl';
import { inert } from '$lib/domain/desk/inert';
import type { FileRefusal } from '../intake';
import type { AccountOutcome } from './take-over-accounts';

/**
 * What becomes, or became, of each row of a file of accounts, in Dutch, for a spreadsheet: a BOM, semicolons, and no cell that
 * would be taken for a formula. Without names: the line leads back to the sender's own file.
 */
export function takeOverReportCsv(rows: readonly AccountOutcome[]): string {
	const { row, outcome, reason, outcomes } = nl.takeover;
	return csv([
		[row, outcome, nl.takeover.column, reason],
		...rows.map((one) =>
			one.outcome === 'refused'
				? [String(one.line), outcomes.refused, one.column ?? '', reasonOf(one.reason)]
				: [String(one.line), outcomes[one.outcome], '', '']
		)
	]);
}

/** Why nothing of a file could be read, in the same form. */
export function takeOverRefusalCsv({ reason, column, line }: FileRefusal): string {
	const { takeover, feed } = nl;
	const why = [takeover.unread, feed.fileRefusals[reason] ?? reason].join(' ');
	return csv([
		[takeover.row, takeover.outcome, takeover.column, takeover.reason],
		[line === undefined ? '' : String(line), takeover.outcomes.refused, column ?? '', why]
	]);
}

const reasonOf = (reason: string): string =>
	nl.takeover.reasons[reason] ?? nl.feed.report.reasons[reason] ?? reason;

const csv = (lines: string[][]): string =>
	`\ufeff${lines.map((cells) => cells.map((text) => `"${inert(text).replaceAll('"', '""')}"`).join(';')).join('\r\n')}\r\n`;

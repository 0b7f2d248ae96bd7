import { takeOverAccountsFile, type AccountOutcome, type TakeOverReport } from '../takeover';
import { done, failed, readParameters, type Command, type CommandResult } from './command';
import { readFile } from './read-file';

/** Ends with 1 when a row was refused, or the file. */
export const importAccounts: Command = {
	words: 'import accounts',
	parameters: '<file> [--apply yes]',
	what: 'The accounts of a system that ran before (docs/feed.md). Only tells what would happen, until --apply yes.',
	run(parameters) {
		const read = readParameters(parameters, ['apply']);
		const [path, ...more] = read?.rest ?? [];
		const apply = read?.values.apply;
		if (path === undefined || more.length > 0 || (apply !== undefined && apply !== 'yes'))
			return Promise.resolve(null);
		const isDryRun = apply === undefined;
		return readFile(
			path,
			(ctx, content) => takeOverAccountsFile(ctx, content, { isDryRun }),
			(report) => tell(report, isDryRun)
		);
	}
};

function tell(report: TakeOverReport | null, isDryRun: boolean): CommandResult {
	if (report === null)
		return failed('Somebody gave one of these names at the same moment. Nothing was done: ask again.');
	const { takenOver, namesAdded, known, refused, rows } = report;
	const counts = `${takenOver} taken over, ${namesAdded} with more names given up, ${known} already there, ${refused} refused.`;
	const about = isDryRun ? 'A dry run: nothing was changed.' : 'Done.';
	const output = [...rows.map(lineOf), counts, about].join('\n');
	return refused > 0 ? failed(output) : done(output);
}

const lineOf = (row: AccountOutcome): string =>
	row.outcome === 'refused'
		? `  line ${row.line}: refused, ${row.reason}${row.column === null ? '' : ` (${row.column})`}`
		: `  line ${row.line}: ${row.outcome.replace('-', ' ')}`;

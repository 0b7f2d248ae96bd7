import { createReadStream } from 'node:fs';
import { takeOverAccountsFile, type AccountOutcome } from '../takeover';
import { commandContext, done, failed, readParameters, type Command, type CommandResult } from './command';

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
		return takeOver(path, apply === undefined);
	}
};

async function takeOver(path: string, isDryRun: boolean): Promise<CommandResult> {
	let result;
	try {
		result = await takeOverAccountsFile(await commandContext(), createReadStream(path), { isDryRun });
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
			return failed(`The file cannot be opened (${code}): ${path}`);
		throw error;
	}
	if (result === null)
		return failed('Somebody gave one of these names at the same moment. Nothing was done: ask again.');
	if ('refusal' in result) {
		const { reason, column, line } = result.refusal;
		const where = [column && `column ${column}`, line !== undefined && `line ${line}`]
			.filter(Boolean)
			.join(', ');
		return failed(`The file cannot be read: ${reason}${where && ` (${where})`}.`);
	}
	const { takenOver, namesAdded, known, refused, rows } = result;
	const counts = `${takenOver} taken over, ${namesAdded} with more names given up, ${known} already there, ${refused} refused.`;
	const about = isDryRun ? 'A dry run: nothing was changed.' : 'Done.';
	const output = [...rows.map(lineOf), counts, about].join('\n');
	return refused > 0 ? failed(output) : done(output);
}

const lineOf = (row: AccountOutcome): string =>
	row.outcome === 'refused'
		? `  line ${row.line}: refused, ${row.reason}${row.column === null ? '' : ` (${row.column})`}`
		: `  line ${row.line}: ${row.outcome.replace('-', ' ')}`;

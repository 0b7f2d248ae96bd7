import { createReadStream } from 'node:fs';
import { importMandatesFile } from '../staff/mandates';
import { commandContext, done, failed, type Command, type CommandResult } from './command';

/** Ends with 1 when a row was refused. */
export const importMandates: Command = {
	words: 'import mandates',
	parameters: '<file>',
	what: "The weekly CSV file of directors' mandates: instellingsnummer, naam, e_mail, van, tot.",
	run([path, ...more]) {
		return path === undefined || more.length > 0 ? Promise.resolve(null) : takeOver(path);
	}
};

async function takeOver(path: string): Promise<CommandResult> {
	let result;
	try {
		result = await importMandatesFile(await commandContext(), createReadStream(path));
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
			return failed(`The file cannot be opened (${code}): ${path}`);
		throw error;
	}
	if ('refusal' in result) {
		const { reason, column, line } = result.refusal;
		const where = [column && `column ${column}`, line !== undefined && `line ${line}`]
			.filter(Boolean)
			.join(', ');
		return failed(`The file cannot be read: ${reason}${where && ` (${where})`}.`);
	}
	const { granted, invited, moved, unchanged, refused } = result;
	const lines = refused.map(({ line, reason }) => `  line ${line}: ${reason}`);
	const counts = `${granted} granted, ${invited} invited, ${moved} with another end, ${unchanged} unchanged, ${refused.length} refused.`;
	const output = [counts, ...lines].join('\n');
	return refused.length > 0 ? failed(output) : done(output);
}

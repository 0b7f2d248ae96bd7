import { createReadStream } from 'node:fs';
import type { Context } from '../context';
import { importMandatesFile } from '../staff/mandates';
import type { CommandResult } from './run-command';

/** `leerid import mandates <file>`: takes the weekly file over and tells what came of it. Ends with 1 when a row was refused. */
export async function importMandatesCommand(ctx: Context, path: string): Promise<CommandResult> {
	let result;
	try {
		result = await importMandatesFile(ctx, createReadStream(path));
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
			return { output: `The file cannot be opened (${code}): ${path}`, code: 1 };
		throw error;
	}
	if ('refusal' in result) {
		const { reason, column, line } = result.refusal;
		const where = [column && `column ${column}`, line !== undefined && `line ${line}`]
			.filter(Boolean)
			.join(', ');
		return { output: `The file cannot be read: ${reason}${where && ` (${where})`}.`, code: 1 };
	}
	const { granted, invited, moved, unchanged, refused } = result;
	const lines = refused.map(({ line, reason }) => `  line ${line}: ${reason}`);
	const counts = `${granted} granted, ${invited} invited, ${moved} with another end, ${unchanged} unchanged, ${refused.length} refused.`;
	return { output: [counts, ...lines].join('\n'), code: refused.length > 0 ? 1 : 0 };
}

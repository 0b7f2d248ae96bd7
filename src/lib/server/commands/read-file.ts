import { createReadStream, type ReadStream } from 'node:fs';
import type { Context } from '../context';
import type { FileRefusal } from '../intake';
import { commandContext, failed, type CommandResult } from './command';

/** Has the file at `path` read, and what came of it told; a file that cannot be opened, or is refused as a whole, ends with 1. */
export async function readFile<Report>(
	path: string,
	read: (ctx: Context, content: ReadStream) => Promise<Report | { refusal: FileRefusal }>,
	tell: (report: Report) => CommandResult
): Promise<CommandResult> {
	const ctx = await commandContext();
	let result;
	try {
		result = await read(ctx, createReadStream(path));
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
			return failed(`The file cannot be opened (${code}): ${path}`);
		throw error;
	}
	if (!isRefused(result)) return tell(result);
	const { reason, column, line } = result.refusal;
	const where = [column && `column ${column}`, line !== undefined && `line ${line}`]
		.filter(Boolean)
		.join(', ');
	return failed(`The file cannot be read: ${reason}${where && ` (${where})`}.`);
}

const isRefused = (result: unknown): result is { refusal: FileRefusal } =>
	typeof result === 'object' && result !== null && 'refusal' in result;

import { randomUUID } from 'node:crypto';
import type { Context } from '../context';
import { getDatabase } from '../db';
import { getKeys } from '../keys';
import { parseArgs } from 'node:util';

/** What the terminal shows; `code` is how the command ends, 0 when all went well. */
export interface CommandResult {
	output: string;
	code: number;
}

/** One thing an operator can ask in the terminal. */
export interface Command {
	/** The words it begins with: `keys rotate`. */
	words: string;
	/** What follows them. */
	parameters?: string;
	/** One line: what it does. */
	what: string;
	/** Null when the parameters make no sense: the terminal then shows how it is used. Never throws for bad words. */
	run(parameters: readonly string[]): Promise<CommandResult | null>;
}

export const done = (output: string): CommandResult => ({ output, code: 0 });
export const failed = (output: string): CommandResult => ({ output, code: 1 });

/** The `--name value` of a command, and what stands beside them; null for a name that it does not know. */
export function readParameters<Name extends string>(
	parameters: readonly string[],
	names: readonly Name[]
): { values: Partial<Record<Name, string>>; rest: string[] } | null {
	try {
		const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
		const { values, positionals } = parseArgs({ args: [...parameters], options, allowPositionals: true });
		return { values: values as Partial<Record<Name, string>>, rest: positionals };
	} catch {
		return null;
	}
}

/** The world of a command: this process, which has the database open. */
export async function commandContext(): Promise<Context> {
	const { db } = await getDatabase();
	return {
		db,
		keys: await getKeys(),
		now: new Date(),
		actor: { kind: 'system' },
		requestId: randomUUID(),
		client: { device: 'command line', address: 'command line' }
	};
}

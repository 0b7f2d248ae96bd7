import { createBackup, restore, restoreFinish } from './backup-commands';
import { auditExport, check, doctor, migrate } from './check-commands';
import type { Command, CommandResult } from './command';
import { importAccounts } from './import-accounts-command';
import { importMandates } from './import-mandates-command';
import { lostKeys, rotateKeys, rotateSigning } from './keys-command';
import { notice } from './notice-command';
import { createOperator, forgetFactors } from './staff-commands';

export type { CommandResult } from './command';

/** Every command, in the order they are shown. A new one adds its line here. */
const COMMANDS: readonly Command[] = [
	createOperator,
	forgetFactors,
	migrate,
	doctor,
	check,
	auditExport,
	rotateKeys,
	lostKeys,
	rotateSigning,
	importMandates,
	importAccounts,
	createBackup,
	restore,
	notice
];
/** Part of `restore`. */
const HIDDEN: readonly Command[] = [restoreFinish];

const show = ({ words, parameters = '', what }: Command) =>
	`leerid ${words} ${parameters}`.trim() + `\n  ${what}`;

export const USAGE = `Use: ${COMMANDS.map(show).join('\n\n     ')}`;

function findCommand(words: readonly string[]): Command | undefined {
	const text = words.join('\0');
	return [...COMMANDS, ...HIDDEN].find(({ words: own }) => {
		const start = own.replaceAll(' ', '\0');
		return text === start || text.startsWith(`${start}\0`);
	});
}

const asksForHelp = (words: readonly string[]) =>
	words[0] === 'help' || words.some((word) => word === '--help' || word === '-h');

/** Whether the words do something. Others are told how commands are used, and for that no database is opened or migrated. */
export const doesSomething = (words: readonly string[]): boolean =>
	findCommand(words) !== undefined && !asksForHelp(words);

/** Runs one command of the operator's terminal in this process, which has the database open. Never throws for bad words. */
export async function runCommand(words: readonly string[]): Promise<CommandResult> {
	const command = findCommand(words);
	if (asksForHelp(words)) return { output: command ? `Use: ${show(command)}` : USAGE, code: 0 };
	if (!command) {
		const unknown =
			words.length > 0 ? `\n\nThere is no command "${words.join(' ')}": it begins with one of these.` : '';
		return { output: USAGE + unknown, code: 2 };
	}
	const result = await command.run(words.slice(command.words.split(' ').length));
	return result ?? { output: `Use: ${show(command)}`, code: 2 };
}

import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Context } from '../context';
import { getDatabase } from '../db';
import { getKeys } from '../keys';
import { forgetProvider, rotateSigningKeys } from '../oidc';
import { inviteOperator, resetFactors } from '../staff';
import { importMandatesCommand } from './import-mandates-command';

/** What the terminal shows; `code` is how the command ends, 0 when all went well. */
export interface CommandResult {
	output: string;
	code: number;
}

export const USAGE = `Use: leerid operator create --email <address> [--name <name>]
  Prints a link, once, with which that person becomes an operator of this service.

     leerid staff reset-factors --email <address>
  For who lost telephone and recovery codes: the next sign-in with the password sets up a new second factor.

     leerid keys rotate-signing [--at-once]
  New keys for the OpenID provider: published now, used after an hour. With --at-once they are used within a minute and
  the former ones disappear after an hour: for keys that leaked.

     leerid import mandates <file>
  The weekly CSV file of directors' mandates: instellingsnummer, naam, e_mail, van, tot.`;

/** Runs one command of the operator's terminal in this process, which has the database open. Never throws for bad words. */
export async function runCommand(words: readonly string[]): Promise<CommandResult> {
	const [subject, verb, ...rest] = words;
	if (subject === 'operator' && verb === 'create') return createOperator(rest);
	if (subject === 'staff' && verb === 'reset-factors') return forgetFactors(rest);
	if (subject === 'keys' && verb === 'rotate-signing') return rotateKeys(rest);
	if (subject === 'import' && verb === 'mandates' && rest[0] !== undefined && rest.length === 1)
		return importMandatesCommand(await commandContext(), rest[0]);
	return { output: USAGE, code: 2 };
}

async function rotateKeys(words: string[]): Promise<CommandResult> {
	const [option, ...more] = words;
	if (more.length > 0 || (option !== undefined && option !== '--at-once')) return { output: USAGE, code: 2 };
	const atOnce = option !== undefined;
	await rotateSigningKeys(await commandContext(), { atOnce });
	forgetProvider();
	return {
		output: atOnce
			? 'The new signing keys are in use within a minute on every server; the former ones disappear after an hour.'
			: 'The new signing keys are published. They sign from an hour from now; the former ones stay published for a month.',
		code: 0
	};
}

async function createOperator(words: string[]): Promise<CommandResult> {
	const options = readOptions(words);
	if (!options?.email) return { output: USAGE, code: 2 };
	const result = await inviteOperator(await commandContext(), { email: options.email, name: options.name });
	if ('refusal' in result) return { output: `${options.email} is no e-mail address.`, code: 1 };
	return {
		output: `Give this link to ${options.email} and to nobody else. It works once, for 7 days:\n\n${result.url}`,
		code: 0
	};
}

async function forgetFactors(words: string[]): Promise<CommandResult> {
	const options = readOptions(words);
	if (!options?.email) return { output: USAGE, code: 2 };
	const found = await resetFactors(await commandContext(), options.email);
	if (!found) return { output: `Nobody of the desk has the address ${options.email}.`, code: 1 };
	return { output: `${options.email} sets up a new second factor at the next sign-in.`, code: 0 };
}

function readOptions(args: string[]) {
	try {
		const options = { email: { type: 'string' }, name: { type: 'string' } } as const;
		return parseArgs({ args, options }).values;
	} catch {
		return null; // an option that we do not know
	}
}

async function commandContext(): Promise<Context> {
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

import { inviteOperator, resetFactors } from '../staff';
import { commandContext, done, failed, readParameters, type Command } from './command';

export const createOperator: Command = {
	words: 'operator create',
	parameters: '--email <address> [--name <name>]',
	what: 'Prints a link, once, with which that person becomes an operator of this service.',
	async run(parameters) {
		const { email, name } = readParameters(parameters, ['email', 'name'])?.values ?? {};
		if (!email) return null;
		const result = await inviteOperator(await commandContext(), { email, name });
		if ('refusal' in result) return failed(`${email} is no e-mail address.`);
		return done(`Give this link to ${email} and to nobody else. It works once, for 7 days:\n\n${result.url}`);
	}
};

export const forgetFactors: Command = {
	words: 'staff reset-factors',
	parameters: '--email <address>',
	what: 'For who lost telephone and recovery codes: the next sign-in with the password sets up a new second factor.',
	async run(parameters) {
		const { email } = readParameters(parameters, ['email'])?.values ?? {};
		if (!email) return null;
		const found = await resetFactors(await commandContext(), email);
		if (!found) return failed(`Nobody of the desk has the address ${email}.`);
		return done(`${email} sets up a new second factor at the next sign-in.`);
	}
};

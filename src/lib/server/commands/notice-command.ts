import { setNotice } from '../service';
import { commandContext, done, failed, readParameters, type Command } from './command';

export const notice: Command = {
	words: 'notice',
	parameters: '(off | --nl <text> [--en <text>] [--fr <text>])',
	what: 'Shows a line on every page of pupils, within seconds, or takes it away.',
	async run(parameters) {
		const given = readParameters(parameters, ['nl', 'en', 'fr']);
		if (!given || (given.values.nl === undefined) !== (given.rest.join(' ') === 'off')) return null;
		const { nl = '', en = '', fr = '' } = given.values;
		const refusal = await setNotice(await commandContext(), { nl, en, fr });
		if (refusal) return failed('A notice is at most 200 characters, and has a Dutch text.');
		return done(nl === '' ? 'The notice is gone.' : 'The notice is on the pages.');
	}
};

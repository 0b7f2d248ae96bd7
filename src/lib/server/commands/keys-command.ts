import { getSettings } from '../env';
import { KEY_VARIABLES, type KeyName } from '../env-variables';
import { forgetKeys } from '../key-checks';
import { addKey, isRotatable, keyFileNames, makeKeyLine, ROTATABLE, variableOf } from '../keys';
import { forgetProvider, rotateSigningKeys } from '../oidc';
import { commandContext, done, failed, readParameters, type Command } from './command';

export const rotateKeys: Command = {
	words: 'keys rotate',
	parameters: `<${ROTATABLE.join(' | ')}>`,
	what: 'Makes a new key. Embedded: puts it in place for the next start. PostgreSQL: prints the line to add.',
	async run(parameters) {
		const [name, ...more] = readParameters(parameters, [])?.rest ?? [];
		if (name === undefined || more.length > 0) return null;
		if (name === 'pairwise' || name === 'national-number')
			return failed(
				`The key ${name} cannot be rotated: what it made can never be made anew (docs/keys.md says what to do after a leak).`
			);
		if (!isRotatable(name)) return null;
		const { embedded, dataDir } = getSettings();
		if (!embedded)
			return done(
				`Put this line above the others of ${variableOf(name)} and restart. With several servers: first below the others on all of them,\nrestart them one by one, and then move it up; a server without it cannot read what another wrote (docs/keys.md).\nIt is shown once and kept nowhere:\n\n${makeKeyLine(new Date())}`
			);
		const path = await addKey(dataDir, name, new Date());
		return done(`A new key stands in ${path}: back it up now, apart from the database, and restart.`);
	}
};

export const LOST_KEYS = 'keys lost';
const NAMES = Object.keys(KEY_VARIABLES) as KeyName[];

export const lostKeys: Command = {
	words: LOST_KEYS,
	parameters: `<${NAMES.map((name) => keyFileNames[name]).join(' | ')}>`,
	what: 'Says that the keys of this set are lost for good: the next start takes those it is given. Brings nothing back (docs/keys.md).',
	async run(parameters) {
		const [given, ...more] = readParameters(parameters, [])?.rest ?? [];
		const name = NAMES.find((one) => keyFileNames[one] === given);
		if (name === undefined || more.length > 0) return null;
		const ids = await forgetKeys(await commandContext(), name);
		return done(
			ids.length === 0
				? `No key of ${given} was known: the next start takes those it is given.`
				: `Forgotten: ${ids.join(', ')}. The next start takes the keys of ${given} that it is given; docs/keys.md says what the loss costs.`
		);
	}
};

export const rotateSigning: Command = {
	words: 'keys rotate-signing',
	parameters: '[--at-once]',
	what: 'New keys for the OpenID provider: published now, used after an hour. With --at-once, for keys that leaked, they are used within a minute and the former ones disappear after an hour.',
	async run([option, ...more]) {
		if (more.length > 0 || (option !== undefined && option !== '--at-once')) return null;
		const atOnce = option !== undefined;
		await rotateSigningKeys(await commandContext(), { atOnce });
		forgetProvider();
		return done(
			atOnce
				? 'The new signing keys are in use within a minute on every server; the former ones disappear after an hour.'
				: 'The new signing keys are published. They sign from an hour from now; the former ones stay published for a month.'
		);
	}
};

import type { Messages } from './nl';

/** The words around pupils that could be one child, for the operator. */
export const enDuplicates: Messages['duplicates'] = {
	menu: 'Duplicate pupils',
	title: 'Duplicate pupils',
	intro:
		'These pupils could be the same child. LeerID never merges by itself: you decide, and you can undo it.',
	empty: 'There are no possible duplicates now.',
	most: 'You see the first 50. The next come when these are settled.',
	evidence: {
		'same-birth-date': 'The same name and the same birth date.',
		'changed-school': 'The same name, and one came to a school around the time the other left one.'
	},
	keep: 'Keep this pupil',
	choose: 'Choose which pupil stays.',
	born: 'Born on',
	noBirth: 'Birth date unknown',
	number: 'With a national number',
	noNumber: 'Without a national number',
	account: 'Username',
	noAccount: 'No LeerID yet',
	stamnummer: 'pupil number',
	until: 'until',
	merge: 'Merge',
	apart: 'These are two children',
	answers: {
		merged: 'The pupils were merged.',
		told: 'They will not be proposed again.',
		undone: 'The merge was undone.'
	},
	problem: 'Something went wrong',
	refusals: {
		'not-found': 'One of these pupils is no longer there.',
		'two-numbers': 'Both pupils have a national number: they are two children.',
		late: 'This can no longer be undone, or a later merge must be undone first.',
		choose: 'Choose which pupil stays.'
	},
	done: 'Merged',
	undo: 'Undo'
};

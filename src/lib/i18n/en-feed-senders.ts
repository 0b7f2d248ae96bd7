import type { Messages } from './nl';

/** The words about which machine may deliver enrollments of which schools, for the operator. */
export const enFeedSenders: Messages['feedSenders'] = {
	title: 'Who delivers for which schools?',
	what: 'Which system may deliver enrollments, and of which schools.',
	intro:
		'A system that delivers enrollments may do so for all schools, or only for the schools that you name here. Rows about another school are refused, and the report says why. It holds from the next delivery on.',
	none: 'There is no system yet that may deliver enrollments. First make an application of the kind “Systems only” with the scope enrollments.deliver.',
	all: 'All schools',
	some: 'Only these schools',
	now: (n: number) => (n === 1 ? '1 school now' : `${n} schools now`),
	nowAll: 'all schools now',
	numbers: 'Instellingsnummers',
	numbersHint: 'With spaces, commas or on lines of their own.',
	numbersOf: (name: string) => `Instellingsnummers of ${name}`,
	save: 'Save',
	saveOf: (name: string) => `Save the schools of ${name}`,
	saved: 'Saved.',
	bad: (word: string) => `“${word}” is no instellingsnummer.`,
	empty: 'Name at least one school, or choose all schools.',
	statuses: { draft: 'draft', active: 'active', suspended: 'suspended' }
};

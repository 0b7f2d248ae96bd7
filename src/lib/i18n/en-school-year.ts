import type { nlSchoolYear } from './nl-school-year';

const pupils = (n: number) => (n === 1 ? '1 pupil' : `${n} pupils`);

/** The words of the assistant of the new school year (F94). */
export const enSchoolYear: typeof nlSchoolYear = {
	title: 'New school year',
	intro: (day) =>
		`What changes on ${day}, from the enrolments that are known now. What you do here begins on that day only. Until the day before you can take it back.`,
	unknown:
		'The enrolments for the new school year are not known yet. They come from your school administration.',
	checklistTitle: 'What there is to do',
	between: (from, until) => (from === until ? from : `${from} up to and including ${until}`),
	done: 'done',
	toDo: 'to do',
	checklist: {
		enrollments: 'The enrolments for September are in LeerID',
		assignments: 'Carry applications over to the new year',
		accounts: 'Make LeerIDs for those who have none yet',
		types: 'Those who go to secondary school get an advanced account by themselves',
		secrets: 'Hand out new passwords to those who went to secondary school',
		leavers: 'Deregister those who left in your school administration: until then the account works'
	},
	countsTitle: 'In September',
	counts: {
		stays: 'stay in the same group',
		promoted: 'go to another group',
		leaves: 'leave the school',
		arrives: 'are new'
	},
	movesTitle: 'From group to group',
	from: 'Now',
	to: 'In September',
	pupils: 'Pupils',
	gone: 'left the school',
	fresh: 'new at school',
	count: pupils,
	newTitle: 'No LeerID yet',
	newNone: 'Everybody has a LeerID.',
	newHow: 'These pupils get a new card.',
	newDo: 'Make LeerIDs',
	tooEarly: (day) => `This can be done from ${day}.`,
	stepsTitle: 'From basic to advanced',
	stepsNone: 'Nobody goes from basic to advanced.',
	stepsHow:
		'These pupils still sign in with their word or pictures. That keeps working until you make a new password.',
	stepsDo: 'Make new passwords',
	cardsTitle: 'Cards with another name',
	cardsNone: 'No name changes. All other cards keep working.',
	cardsHow: 'Only these cards are printed again. The QR code stays the same.',
	cardsDo: 'Print these cards',
	who: 'Show who',
	more: (n) => `and ${n} more`,
	carryTitle: 'Carry applications over',
	carryHow:
		'What was given to a group or class without a last day goes on by itself. Here is what would stop otherwise.',
	carryNone: 'There is nothing to carry over.',
	groups: 'Which group becomes which?',
	groupsHow: 'A group with the same name is filled in already.',
	nowhere: 'nowhere',
	becomes: (name) => `${name} becomes`,
	look: 'Look again',
	accept: 'Carry over',
	acceptEach: 'What do you carry over?',
	effect: (gained, lost) =>
		lost === 0
			? `${pupils(gained)} get this on 1 September.`
			: `${pupils(gained)} get this on 1 September, ${pupils(lost)} lose it.`,
	withoutLeerid: (n) => `${pupils(n)} of those ${n === 1 ? 'has' : 'have'} no LeerID yet.`,
	carried: (n) => (n === 1 ? '1 assignment was carried over.' : `${n} assignments were carried over.`),
	takeBack: 'Take everything back',
	takenBack: (n) => (n === 1 ? '1 assignment was taken back.' : `${n} assignments were taken back.`),
	begun: 'The school year has begun: taking back is now done per application, in Application management.',
	link: 'Prepare the new school year'
};

import type { Messages } from './nl';

const rows = (n: number) => (n === 1 ? '1 row' : `${n} rows`);
const teachers = (n: number) => (n === 1 ? '1 teacher' : `${n} teachers`);

/** The words of a school that reads in its classes itself, and of who teaches which group or class (F96). */
export const enOwnClasses: Messages['ownClasses'] = {
	source: 'Another package, or none: we read our classes in ourselves',
	otherwise:
		'Does your school work with another package, or does it deliver no classes? A LeerID-beheerder can read them in. Choose that under “Mijn Schoolsoftware”.',
	sourceNow: 'Your school reads its classes in itself.',
	fetched: (school: string) =>
		`${school} reads its classes in with a file of its own. LeerID asks no package for them.`,
	keptNone: 'There is no class information yet. A LeerID-beheerder reads it in.',
	title: 'Read in classes',
	intro:
		'Does your school work with a package that does not deliver the classes? Read them in here: a row for each pupil, with the stamnummer and the class. You first see what would change.',
	notSharing:
		'Your school does not share class information with LeerID yet. A LeerID-databeheerder has to agree to the protocol first.',
	otherSource: (name: string) =>
		`LeerID takes the classes of your school from ${name}. To read them in yourself, choose that first under “Mijn Schoolsoftware”.`,
	list: {
		title: 'List to fill in',
		how: 'All your pupils with their stamnummer, their administrative group and the class that LeerID knows now. Complete the classes in your spreadsheet and read the file in below.',
		download: 'Download the list (CSV)'
	},
	form: {
		title: 'Read in a file',
		scope: 'What is in it?',
		scopes: {
			whole: 'All pupils: who is not in it is in no class any more',
			changes: 'Only changes: who is not in it keeps the class'
		},
		file: 'CSV file',
		fileHint: 'With the columns stamnummer and klas. If you like also subklas, van and tot. Up to 350 kB.',
		paste: 'Or paste the rows here',
		pasteHint: 'Straight from your spreadsheet is fine, with the names of the columns in the first row.',
		look: 'See first what changes'
	},
	preview: {
		title: 'This would change',
		nothingYet: 'Nothing was changed yet.',
		counts: {
			new: (n: number) =>
				n === 1 ? '1 row gives a class to who had none' : `${n} rows give a class to who had none`,
			moved: (n: number) => (n === 1 ? '1 row gives another class' : `${n} rows give another class`),
			same: (n: number) => (n === 1 ? '1 row changes nothing' : `${n} rows change nothing`),
			out: (n: number) =>
				n === 1 ? '1 row takes a pupil out of the class' : `${n} rows take a pupil out of the class`,
			refused: (n: number) => `${rows(n)} refused`
		},
		losing: (n: number) =>
			n === 1
				? '1 pupil has a class now, and would have none.'
				: `${n} pupils have a class now, and would have none.`,
		classes: 'By class',
		class: 'Class',
		before: 'Now',
		after: 'Then',
		rows: 'By row',
		row: 'Line',
		outcome: 'What',
		reason: 'Why',
		most: (n: number) => `You see the first ${n} rows; those refused come first.`,
		outcomes: {
			new: 'gets a class',
			moved: 'gets another class',
			same: 'stays',
			out: 'out of the class',
			refused: 'refused'
		},
		apply: 'Read this in',
		other: 'Choose another file'
	},
	done: (stored: number, refused: number) =>
		`Read in: ${rows(stored)} kept, ${rows(refused)} refused. It holds at once.`,
	refusals: {
		none: 'Choose a file or paste the rows.',
		'too-large': 'This is too large. Leave out columns that are not needed, or read it in parts, as changes.',
		'other-source':
			'Your school does not read its classes in itself. Choose that first under “Mijn Schoolsoftware”.',
		unreadable: 'This file cannot be read. Nothing was changed.'
	},
	newYear: {
		classes: 'Which class becomes which?',
		how: 'A class of the same name, or the only new class of the same grade, is filled in already. To let the applications go along with the pupils, choose the class they go to.'
	},
	teachers: {
		title: 'Who teaches whom?',
		link: 'Give groups and classes to teachers',
		intro:
			'A teacher sees only the pupils of the administrative groups and classes that you give here. Classes count for as long as the school shares class information.',
		noTeachers: 'There are no teachers yet. Invite them first under Users.',
		noClasses: 'Classes appear here once the school shares class information and classes are known.',
		kinds: { group: 'Administrative group', class: '(Sub)class' },
		who: 'Teachers',
		nobody: 'Nobody yet',
		change: 'Change',
		changeOf: (name: string) => `Change the teachers of ${name}`,
		choose: (name: string) => `Who sees the pupils of ${name}?`,
		save: 'Save',
		cancel: 'Cancel',
		saved: (n: number) => (n === 0 ? 'Nothing changed.' : `Saved: changed for ${teachers(n)}.`),
		file: {
			title: 'All at once, with a file',
			how: 'Download who has what now, change it in your spreadsheet and read it in again. Who is in the file has exactly what it says from then on. Who is not in it keeps what they have.',
			download: 'Download who has what (CSV)',
			file: 'CSV file',
			fileHint: 'With the columns e_mail, groep and klas: a row for each group or class of a teacher.',
			paste: 'Or paste the rows here',
			look: 'See first what changes',
			apply: 'Read this in',
			previewTitle: 'This would change',
			doneTitle: 'This was changed',
			nothing: 'Nothing changes.',
			unchanged: (n: number) => `Unchanged: ${teachers(n)}.`,
			teacher: 'Teacher',
			gets: 'Gets',
			loses: 'Loses',
			none: '-',
			leftAlone: 'Stays as it is: a row about this teacher was refused.',
			refusedTitle: 'Refused rows',
			line: (line: number, reason: string) => `Line ${line}: ${reason}`,
			reasons: {
				'unknown-teacher': 'your school has no teacher with this e-mail address',
				'unknown-group': 'your school has no administrative group of this name',
				'unknown-class': 'your school has no class of this name, or shares no class information',
				'nothing-given': 'it says no group and no class',
				'repeated-row': 'is there already',
				'wrong-column-count': 'too many or too few columns'
			}
		}
	}
};

import type { nlClassInformation } from './nl-class-information';

const pupils = (n: number) => (n === 1 ? '1 pupil' : `${n} pupils`);
const rows = (n: number) => (n === 1 ? '1 row' : `${n} rows`);

export const enClassInformation: typeof nlClassInformation = {
	title: 'Sharing class information with LeerID',
	onlyWith: 'Note: this is possible if your school works with one of these administration packages:',
	extra: 'Sharing extra information with LeerID and with applications connected to LeerID',
	off: 'Your school does not share class information with LeerID at the moment',
	offAsk:
		'We ask your agreement to request the class information of your pupils from your administration package.',
	offWhat: 'Sharing class information makes this possible in your LeerID school desk:',
	benefits: [
		'Filter and search pupils by (sub)class',
		'Assign applications easily by (sub)class',
		'Group new or changed LeerID accounts by (sub)class, for handing out quickly'
	],
	toApplications:
		'When a LeerID administrator makes an application visible to a pupil, that application also gets access to the class information. Note: only if the application has integrated the sharing of class information.',
	fetched: (school) =>
		`${school} can get the class information from the administration software that is set in “My school software”.`,
	begin: 'Share class information with LeerID',
	share: 'Share class information',
	cancel: 'Cancel',
	back: 'Back to school settings',
	on: 'Class information is shared with LeerID',
	onWhat: 'The class information is available in LeerID. So all your LeerID administrators can:',
	details: 'Show details of the approved protocol',
	stopBegin: 'Stop sharing class information with LeerID',
	stopWhat: 'When you stop sharing class information, this is no longer possible in your LeerID school desk:',
	stopErases: (count) =>
		`LeerID erases all class information of your school at once (now of ${pupils(count)}), what was assigned by class and which classes teachers see. This cannot be undone. You can share again later: we will then ask your agreement again.`,
	stop: 'Stop sharing class information',
	erased: ({ at, count, memberships, assignments }) =>
		`On ${at} all class information of your school was erased: ${rows(memberships)} of ${pupils(count)}, and ${assignments === 1 ? '1 assignment' : `${assignments} assignments`} by class.`,
	onlyDecider:
		'Only a LeerID data administrator can start or stop the sharing. That right follows the director’s mandate.',
	kept: (count, at) => `LeerID now knows the class of ${pupils(count)}. Last received on ${at}.`,
	keptNone: 'No class information has come in yet. It comes with the next daily delivery.',
	asksAgain:
		'There is a new version of the protocol. Read it and agree. Until then the protocol that your school approved stands.',
	readNew: 'Read the new version',
	refusals: {
		'no-package': 'First choose in “My school software” which package your school works with.',
		'other-protocol': 'The text has changed meanwhile. Read the new text, and then agree.'
	},
	software: {
		title: 'My school software',
		how: 'For your school LeerID listens to this package only.',
		label: 'Administration package',
		none: 'Not chosen yet',
		save: 'Save package',
		saved: 'The package is saved.',
		now: (name) => `Your school works with ${name}.`,
		wisa: 'How to set up sharing in Wisa'
	},
	history: {
		title: 'Earlier and present agreements',
		version: (version) => `Protocol, version ${version}`,
		accepted: (name, at) => `Approved by ${name} on ${at}`,
		stopped: (at) => `stopped on ${at}`,
		standing: 'stands now',
		hash: 'Fingerprint of the text (SHA-256)'
	},
	protocol: {
		dated: (day, signed) => `Document of ${day}, signed on ${signed}`,
		gone: 'This version of the text is no longer known here. The fingerprint says which text it was.'
	},
	wisa: {
		title: 'Sharing class information through Wisa',
		intro:
			'Does your school work with Wisa? Then a few changes are needed in Wisa itself before sharing works.',
		first: 'Switch the synchronisation on',
		firstSteps: [
			'Go through Schoolstructuur to Instellingen and choose Fiche.',
			'On the Fiche choose the tab Extra, and then Allerlei.',
			'Tick “Synchroniseren met Leerid”.'
		],
		second: 'Plan the daily synchronisation, once',
		secondWho: 'This is done by the administrator of Wisa, or somebody with the right to.',
		secondSteps: [
			'Go to Extra, then to Onderhoud server, and finally to Beheer scheduling.',
			'Choose Invoegen. At the bottom choose “Leerid synchronisatie” and click Tijdstip instellen.',
			'Choose when: best daily at 00:00, or later, preferably between 0 and 9 o’clock.',
			'Click OK, and save with Bewaren.'
		]
	},
	desk: {
		filter: '(Sub)class',
		column: 'Class',
		classes: 'Classes',
		classesHint: 'A teacher also sees the pupils of these classes.',
		level: 'These classes'
	},
	operator: {
		title: 'Class information',
		intro: 'Which systems speak for which package, what their daily file looks like, and what came in.',
		clients: 'Who speaks for which package?',
		clientsNone: 'There is no system yet. First make an application of the kind “Systems only”.',
		package: 'Package',
		noPackage: 'None',
		packageOf: (name) => `Package of ${name}`,
		save: 'Save',
		saved: 'Saved.',
		columns: (name) => `Columns in the file of ${name}`,
		columnsHow:
			'For each fact write what the column is called in the daily file of this package. Leave empty what is not in it. Choose exactly one way to know the pupil. All empty: the names are those of LeerID itself.',
		fields: {
			leerid_uuid: 'LeerID_uuid',
			account_uuid: 'Account_uuid',
			stamnummer: 'Pupil number',
			klas: 'Class',
			subklas: 'Subclass',
			van: 'From',
			tot: 'Until'
		},
		columnRefusals: {
			'no-class': 'Fill in the column of the class.',
			'one-identifier': 'Fill in exactly one column by which we know the pupil.',
			'repeated-column': 'Two facts have the same column.',
			'too-long': 'The name of a column is too long.'
		},
		upload: 'Read in a daily file',
		uploadHow:
			'For a school whose package cannot deliver by itself. The file says of every pupil which class they are in: who is not in it is in no class after that.',
		number: 'School number',
		file: 'CSV file',
		send: 'Read in',
		none: 'Choose a file.',
		received: (stored, refused) => `Read in: ${rows(stored)} kept, ${rows(refused)} refused.`,
		line: (line) => `Row ${line}`,
		refusals: {
			'unknown-school': 'There is no school with this number that works with this package.',
			'no-consent': 'This school does not share class information.',
			'key-reused': 'Something else was delivered under this name.',
			overtaken: 'There is a newer delivery meanwhile. This one was not read in.',
			'whole-first': 'A whole delivery is needed first.',
			'nothing-usable': 'Not one row can be kept. Nothing has changed.',
			file: 'This file cannot be read: is it CSV in UTF-8, with the right columns?'
		},
		reasons: {
			'no-row': 'no row',
			'one-identifier': 'there must be exactly one way to know the pupil',
			'bad-identifier': 'not a uuid',
			'no-class': 'there is no class',
			'title-too-long': 'the name of the class is too long',
			'bad-date': 'a day that does not exist',
			'end-before-begin': 'the end is before the beginning',
			'unknown-pupil': 'this school does not have that pupil',
			'repeated-row': 'is there already',
			'wrong-column-count': 'too many or too few columns'
		},
		latest: 'Latest deliveries',
		latestNone: 'Nothing has come in yet.',
		scopes: { whole: 'whole', changes: 'changes' },
		delivery: (school, name, scope, at) => `${school}: ${name}, ${scope}, ${at}`
	},
	mandates: {
		title: 'Directors’ mandates',
		intro:
			'Every Monday read in the file with the directors’ mandates. Who is in it becomes director and LeerID data administrator of the school, until the end of the mandate. Without an end: until somebody ends the right. After the end the right goes by itself.',
		columns: 'Columns: instellingsnummer, naam, e_mail, van, tot.',
		send: 'Read in',
		done: 'The file is read in.',
		counts: {
			granted: (n) => (n === 1 ? '1 new right' : `${n} new rights`),
			invited: (n) => `${n} invited by mail`,
			moved: (n) => `${n} with another end`,
			unchanged: (n) => `${n} unchanged`,
			refused: (n) => `${n} refused`
		},
		file: 'This file cannot be read: is it CSV in UTF-8, with the right columns?',
		reasons: {
			'wrong-column-count': 'too many or too few columns',
			'unknown-school': 'there is no school with this number',
			'bad-email': 'no valid e-mail address',
			'no-name': 'no name',
			'bad-day': 'a day that does not exist, or an end before the beginning',
			over: 'the mandate is over',
			'repeated-row': 'is there already',
			limited: 'many mails were sent to this address already'
		}
	}
};

import type { Messages } from './nl';

/** The words around accounts of a system that ran before, for the operator. */
export const enTakeover: Messages['takeover'] = {
	menu: 'Existing accounts',
	title: 'Taking over existing accounts',
	intro:
		'When another system came before, its accounts come in here. Deliver the enrollments first: an account is found by the instellingsnummer and the stamnummer of the pupil. Pupils keep their LeerID, their username and their old card. Passwords do not come along: the school makes new ones by class.',
	upload: 'Upload a file',
	file: 'File',
	fileHint:
		'CSV with the columns instellingsnummer, stamnummer, leerid_uuid, gebruikersnaam, type and oude_gebruikersnamen. Up to 16 MB and 100,000 rows. More in docs/feed.md.',
	preview: 'Only show what would happen (dry run)',
	submit: 'Upload',
	download: 'Dry run as a file (CSV)',
	column: 'Column',
	none: 'Choose a file first.',
	meanwhile:
		'Somebody gave one of these names to a pupil at the same moment. Nothing was changed. Try again.',
	unread: 'This file cannot be read. Nothing was changed.',
	dryDone:
		'This was a dry run. Nothing was changed. Is it right? Then upload the same file without the dry run.',
	done: 'The accounts were taken over. Let the schools make new passwords now.',
	result: 'What happens to each row',
	row: 'Line',
	outcome: 'What',
	reason: 'Why',
	most: (n: number) => `You see the first ${n} rows. The dry run as a file has them all.`,
	counts: {
		takenOver: (n: number) => `Taken over: ${n}`,
		namesAdded: (n: number) => `Already here, former names added: ${n}`,
		known: (n: number) => `Already here: ${n}`,
		refused: (n: number) => `Refused: ${n}`
	},
	outcomes: {
		'taken-over': 'taken over',
		'names-added': 'already here, former names added',
		known: 'already here',
		refused: 'refused'
	},
	reasons: {
		'bad-uuid': 'this is no LeerID_uuid',
		'bad-username': 'this can be no username',
		'reserved-username': 'this username is an address of LeerID itself',
		'bad-type': 'the type is neither basis nor gevorderd',
		'too-many-names': 'there are more than 20 former usernames',
		'claimed-twice': 'another row asks for the same for another pupil; neither counts',
		'unknown-pupil': 'this pupil is not known: deliver the enrollments first',
		'several-pupils': 'this stamnummer was that of more than one pupil; add voornaam and naam to the file',
		'another-name': 'the pupil with this stamnummer has another name',
		'other-account': 'this pupil has another LeerID already',
		'uuid-taken': "this LeerID_uuid is another pupil's",
		'username-taken': "this username is, or was, another pupil's",
		'known-otherwise': 'this LeerID is here already, with another username'
	}
};

import type { Messages } from './nl';

export const enOperatorOverview: Messages['operatorOverview'] = {
	title: 'Managing LeerID',
	menu: 'Overview',
	groups: {
		applications: 'Applications',
		schools: 'Pupils and schools',
		privacy: 'Privacy',
		service: 'Service'
	},
	what: {
		applications: 'Which applications sign pupils in, who supplies them and whether their connection works.',
		newApplication: 'Connect an application or a system.',
		feed: 'The enrolments that come in, and what was refused of them.',
		takeover: 'The accounts of a system that was there before.',
		duplicates: 'Pupils who could be the same child.',
		classInformation: 'Which systems deliver classes, and what came in.',
		mandates: 'The weekly file that says who is director.',
		reports: 'What schools reported as wrong, and your answer.',
		register: 'What LeerID keeps, why, how long, and what was erased at night.',
		export: 'Everything LeerID keeps about one pupil, as PDF or JSON.',
		leak: 'Which pupils somebody at the desk touched, and when.',
		health: 'The database, the jobs, the mails and the keys, and the message to pupils.',
		colleagues: 'Who works with which rights, at the schools and for the service.'
	}
};

import type { nlOperations } from './nl-operations';

export const enOperations: typeof nlOperations = {
	menu: 'State',
	title: 'State of the service',
	good: 'Fine',
	look: 'Look at this',
	database: 'Database',
	engines: { embedded: 'Embedded', postgresql: 'PostgreSQL' },
	states: { ok: 'Reachable and up to date', away: 'Cannot be reached', behind: 'Lacks a migration' },
	program: (version: string, built: string) => `Version ${version}, built on ${built}`,
	ahead: (n: number) =>
		n === 1
			? '1 migration that this program does not know: a newer version has updated the database. Finish the update.'
			: `${n} migrations that this program does not know: a newer version has updated the database. Finish the update.`,
	size: (mebibytes) => `${mebibytes} MiB`,
	pool: (busy, max, waiting) => `${busy} of ${max} connections busy, ${waiting} requests waiting`,
	jobs: 'Jobs',
	jobsWaiting: (n) => (n === 1 ? '1 job waits' : `${n} jobs wait`),
	jobsLate: (since) => `The oldest should have begun on ${since}.`,
	jobsNone: 'No job has failed.',
	kind: 'Kind',
	error: 'Error',
	when: 'When',
	rerun: 'Run again',
	rerunOf: (kind) => `Run ${kind} again`,
	rerunDone: 'The job runs again.',
	rerunGone: 'That job is gone, or runs already.',
	mails: 'Mails',
	mailsWaiting: (n) => (n === 1 ? '1 mail waits' : `${n} mails wait`),
	mailsOff: 'No mail server is set: nothing leaves.',
	mailsNone: 'No mail was given up in the last 24 hours.',
	template: 'Mail',
	keys: 'Keys',
	keyName: 'Key',
	keyNames: {
		pepper: 'Pepper of the passwords',
		sealing: 'Sealing',
		device: 'Devices',
		lookup: 'Look-up',
		signing: 'Signing (storage)',
		RS256: 'Signature RS256',
		ES256: 'Signature ES256'
	},
	keyId: 'Id',
	keyOthers: 'Older',
	keySince: 'Made',
	unknown: 'not known',
	throttle: 'Guessing',
	calm: (failed, succeeded) => `No alarm. Last ten minutes: ${failed} failed, ${succeeded} succeeded.`,
	notLooked: 'Nobody has looked yet.',
	alarm: (failed, succeeded) =>
		`Guessing is going on everywhere: ${failed} failed against ${succeeded} succeeded in ten minutes. Unknown addresses now wait sooner.`,
	holding: (n) => (n === 1 ? '1 counter makes somebody wait now' : `${n} counters make somebody wait now`),
	audit: 'Audit and recovery',
	sealed: (seq, at) => `Last seal: number ${seq}, on ${at}.`,
	unsealed: 'There is no seal yet.',
	journalFile: (waiting) => `Journal: ${waiting} lines wait to be written.`,
	journalOff: 'JOURNAL_FILE is not set: after a restore a void card may work again.',
	notice: 'Notice to pupils',
	noticeHow:
		'At the top of every page of pupils, within seconds. At most 200 characters. Empty all of it to take it away.',
	noticeIn: { nl: 'Dutch', en: 'English', fr: 'French' },
	noticeSave: 'Show the notice',
	noticeSaved: 'The notice is kept.',
	noticeRefusals: {
		missing: 'Write it in Dutch too.',
		'too-long': 'Make it shorter: at most 200 characters.'
	},
	problem: 'Something is not right'
};

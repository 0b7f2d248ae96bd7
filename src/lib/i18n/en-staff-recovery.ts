import type { nlStaffRecovery } from './nl-staff-recovery';

export const enStaffRecovery: typeof nlStaffRecovery = {
	title: 'Forgotten your password',
	intro:
		'Type your email address. If an account with a password belongs to it, you get an email with a link to choose a new one.',
	send: 'Send a link',
	missing: 'Type an email address.',
	sent: 'If an account belongs to that address, an email is on its way now. The link works for 30 minutes and only once.',
	sentSpam:
		'Nothing received? Look in your junk folder. If you always sign in through another service, you have no password here.',
	busy: (minutes) =>
		`There are too many requests. Try again in ${minutes === 1 ? '1 minute' : `${minutes} minutes`}.`,
	newTitle: 'Choose a new password',
	newFor: (name) => `For the account of ${name} at the School desk.`,
	secondFactor:
		'After that you sign in with this password and with your second step. You are signed out on all devices.',
	submit: 'Save password',
	dead: 'This link no longer works',
	deadHow: 'It was used already, is too old, or a newer one was asked for. Ask for a new link.',
	again: 'Ask for a new link',
	done: 'Your new password has been saved. Sign in with it.',
	phone: 'Lost your phone? Ask for help from whoever invited you.',
	block: 'Block',
	blockOf: (name) => `Block ${name}`,
	blockWhy: (name) =>
		`${name} is signed out everywhere at once and cannot sign in until the block is removed.`,
	unblock: 'Unblock',
	unblockOf: (name) => `Unblock ${name}`,
	blocked: 'Blocked',
	nowBlocked: 'The block has been set.',
	nowUnblocked: 'The block has been removed.',
	refusals: {
		'works-elsewhere':
			'This member of staff also works elsewhere, or has a role that you cannot give. End the right at your school, or ask the operators of LeerID.',
		'blocked-elsewhere': 'Another school or LeerID set the block. Only they can remove it.'
	},
	mail: {
		subject: 'New password for the LeerID School desk',
		why: 'Somebody, hopefully you, wants a new password for your account at the School desk. Click the button to choose one.',
		button: 'Choose a new password',
		valid: 'The link works for 30 minutes and only once. Your second step is still needed.',
		notYou: 'Did you not ask for this? Then you need not do anything: the password stays as it is.'
	}
};

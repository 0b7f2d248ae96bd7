import type { PasskeyStepWords } from './nl-passkey-step';

export const enPasskeyStep: PasskeyStepWords = {
	title: 'Now your passkey',
	why: 'Your password is right. You chose to give your passkey too: with your finger, your face or the code of your device.',
	give: 'Give your passkey',
	another:
		'Is your passkey on another device, such as your phone? Then your browser shows how to use that device.',
	needsScript: 'JavaScript must be switched on to use a passkey. Switch it on, or sign in on another device.',
	impossible: 'Passkeys do not work at this address.',
	refused: 'That did not work. Try again with the passkey of this account.',
	over: 'This took too long. Give your password again.',
	lostTitle: 'Is your device lost or broken?',
	lost: 'Ask the LeerID administrator of your school to remove your passkeys. Your teacher knows who that is. Then you sign in with your password alone.',
	restart: 'Start again',
	askTitle: 'Ask for my passkey too',
	askWhy: 'Then your password alone is not enough: who knows it does not get in without your device.',
	askLose: 'Do you lose all your devices? Then only your school can remove your passkeys.',
	needsOne: 'Add a device first. Then you can switch this on.',
	isOn: 'This is on. After your password we ask for your passkey.',
	isOff: 'This is off. Your password is enough.',
	on: 'Switch on',
	off: 'Switch off',
	onDone:
		'From now on we ask for your passkey after your password. You are signed out on your other devices.',
	offDone: 'Your password is enough again to sign in.',
	last: 'This is your only device. First switch off “Ask for my passkey too”, or add another device.',
	inProfile: 'After your password we ask for your passkey too.',
	endOne: 'Sign out here',
	ended: 'That device is signed out.',
	events: {
		'session.ended-elsewhere': 'Signed out on another device',
		'sign-in.passkey-awaited': 'Password was right, then your passkey was asked for',
		'passkey.asked-too': 'Your passkey is asked for too from now on',
		'passkey.not-asked-any-more': 'Your passkey is not asked for any more'
	}
};

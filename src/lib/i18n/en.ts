/** The English messages: same keys and functions as the Dutch source. */
import { enApi } from './en-api';
import { enSpareCards } from './en-spare-cards';
import { enClassInformation } from './en-class-information';
import { enOperatorOverview } from './en-operator-overview';
import { enRetention } from './en-retention';
import { enSchoolYear } from './en-school-year';
import { enFeedState } from './en-feed-state';
import { enOperations } from './en-operations';
import { enWaiting } from './en-waiting';
import { enStaffRecovery } from './en-staff-recovery';
import { enDuplicates } from './en-duplicates';
import { enFeed } from './en-feed';
import type { Messages } from './nl';
import { enPasskeyStep } from './en-passkey-step';
import { enTakeover } from './en-takeover';
import { enOwnClasses } from './en-own-classes';
import { enFeedSenders } from './en-feed-senders';

const pupils = (n: number) => (n === 1 ? '1 pupil' : `${n} pupils`);
const leerids = (n: number) => (n === 1 ? '1 LeerID' : `${n} LeerIDs`);
const kinds: Record<string, string> = {
	pictures: 'picture password',
	word: 'plain password',
	temporary: 'temporary password',
	own: 'self-chosen password'
};
const kindOf = (detail: { kind?: unknown }) => kinds[String(detail.kind)] ?? 'password';

export const en: Messages = {
	brand: 'LeerID',
	waiting: enWaiting,
	operations: enOperations,
	feedState: enFeedState,
	operatorOverview: enOperatorOverview,
	statusLine: 'Message from LeerID',
	skipToContent: 'Skip to the content',
	toHome: 'LeerID, home page',
	help: 'Need help?',
	language: 'Language',
	footer: {
		help: 'Help',
		privacy: 'Privacy',
		accessibility: 'Accessibility',
		demonstration: 'This is a demonstration with made-up pupils.',
		publishedBy: (publisher: string) => `Published by ${publisher}`
	},
	home: {
		title: 'Sign in with LeerID',
		heading: 'Welcome to LeerID',
		intro: 'You can sign in with: your LeerID account.',
		scan: 'Scan your card',
		scanHow: 'Open the camera of your tablet or phone and hold it over the QR code on your card.',
		username: 'Username',
		usernameHow: 'Your username is on your card, under the QR code.',
		signIn: 'Sign in'
	},
	signIn: {
		title: 'Sign in with LeerID',
		loginName: 'Username or email address',
		next: 'Next',
		change: 'Change username',
		giveSecret: 'Type your password',
		password: 'Password',
		show: 'Show password',
		hide: 'Hide password',
		forgot: 'Forgotten your password?',
		ownDevice: 'This is my own device',
		ownDeviceHint: 'Do not tick this on a device that belongs to the school.',
		submit: 'Sign in',
		usernameMissing: 'Type your username first.',
		usernameImpossible: 'This cannot be a username. Look at your card again: there are no spaces in it.',
		passwordMissing: 'Type your password first.',
		refused:
			'That is not right. Check your username and try again. Did you use an email address? Then try your username.',
		refusedPictures: 'That was not right. Look carefully at your card and start again.',
		refusedEmail: 'That is not right. Try again, or use your username.',
		problem: 'Something went wrong',
		waitOne: 'Wait {n} more second.',
		waitOther: 'Wait {n} more seconds.',
		waitTitle: 'Just a moment',
		waitWhy: 'Something wrong was filled in a few times. You can try again soon.',
		waitDone: 'You can try again now.',
		retry: 'Try again',
		blocked: 'Your password is right, but your school has paused your account. Ask your teacher for help.',
		ended: 'Your password is right, but you are no longer enrolled. Ask your school for help.',
		expired: 'Your password is no longer valid. Ask the LeerID administrator of your school for a new one.',
		signedOut: 'You are signed out.',
		sessionEnded: 'You were away for a while. Sign in again.'
	},
	teacherHelp: {
		ask: 'Ask your teacher for help',
		titles: {
			asking: 'Show these digits to your teacher',
			'let-in': 'You may come in',
			'new-pictures': 'These are your new pictures',
			over: 'Ask your teacher for help'
		},
		show: 'Go to your teacher and show this screen.',
		waiting: 'Wait a moment. This screen goes on by itself. It stops after five minutes.',
		letIn: 'Your teacher lets you in.',
		enter: 'Go in',
		picturesHow: 'Look closely. These eight pictures are yours now. Tap them once, in this order.',
		yours: 'Your new pictures',
		tap: (step) => `Tap picture ${step}`,
		wrong: 'That was another picture. Look again.',
		over: 'This device is not asking for help now. Perhaps it took too long. You may ask again.',
		stop: 'Back to signing in'
	},
	pictures: {
		title: 'Tap your pictures',
		prompt: (step: number) => `Which picture is in place ${step}?`,
		progress: 'How far you are',
		done: 'chosen',
		current: 'this one now',
		todo: 'still to come',
		back: 'One back',
		restart: 'Start again',
		ready: 'Ready! Tap Sign in.',
		stale: 'That took too long. Start again with the first picture.'
	},
	card: {
		voidTitle: 'This card no longer works',
		void: 'This card no longer works',
		voidHelp: 'Ask your teacher or the LeerID administrator of your school for a new card.',
		useUsername: 'Sign in with your username'
	},
	scan: {
		title: 'Scan your card',
		explain:
			'Tap the button. Your tablet asks if LeerID may use the camera: tap Allow. Then hold your card in front of the camera. LeerID does not keep any images.',
		start: 'Start the camera',
		picture: 'Camera image',
		otherCamera: 'Other camera',
		torch: 'Light',
		found: 'Well done!',
		wait: 'You are going to your own page now.',
		otherWays: 'Other ways to do it',
		noScriptTitle: 'The scanner cannot start here',
		noScript: 'JavaScript is switched off on this device.',
		photo: 'Take a photo or choose a photo',
		type: 'Type your username',
		cameraApp:
			'You can also use the camera app of your tablet or phone: point it at the QR code and tap the address that appears.',
		remarks: {
			asking: { title: 'May LeerID use your camera?', text: 'Tap Allow.' },
			looking: {
				title: 'Hold the QR code inside the frame',
				text: 'Hold your card by the edge, with your fingers beside the code.'
			},
			photo: { title: 'Having a look', text: 'Looking for the QR code in your photo.' }
		},
		problems: {
			'other-site': {
				title: 'This is not a LeerID card',
				text: 'This code belongs to another website. We do not open it. Show the QR code on your LeerID card.'
			},
			'no-address': {
				title: 'This is not a LeerID card',
				text: 'This code is for something else. Show the QR code on your LeerID card.'
			},
			'not-a-card': {
				title: 'This is not a LeerID card',
				text: 'This code is from LeerID, but not from a card. Show the QR code on your card.'
			},
			denied: {
				title: 'LeerID may not use your camera',
				text: 'At the top, next to the address, tap the padlock (on an iPad: aA), choose Camera and then Allow. Then tap Start the camera again. Not working? Ask your teacher for help.'
			},
			'no-camera': {
				title: 'No camera found',
				text: 'This device has no camera, or it is switched off. Choose a photo of your card or type your username.'
			},
			'in-use': {
				title: 'Your camera is busy',
				text: 'Another app is using the camera. Close that app and tap Start the camera again.'
			},
			gone: {
				title: 'The camera has stopped',
				text: 'Tap Start the camera again. Not working? Check if LeerID may still use the camera.'
			},
			insecure: {
				title: 'The camera does not work here',
				text: 'The address of this page does not begin with https. That is why your device does not allow the camera. Type your username and tell your teacher.'
			},
			blocked: {
				title: 'This device cannot read the card',
				text: 'The browser is too old or stops the card reader. Use the camera app or type your username.'
			},
			'photo-empty': {
				title: 'No QR code found in your photo',
				text: 'Take a photo from close by, straight above your card and with enough light.'
			},
			'photo-unreadable': {
				title: 'This photo does not open',
				text: 'Choose another photo, or take a new one.'
			}
		}
	},
	profile: {
		title: 'My LeerID profile',
		account: 'LeerID account details',
		username: 'Username',
		password: 'Password',
		hidden: 'Only you know it',
		email: 'Email address',
		created: 'LeerID created on',
		passkeys: 'Signing in without a password',
		passkeyCount: (count: number) => (count === 1 ? '1 device' : `${count} devices`),
		noPasskeys: 'Not set up yet',
		change: 'Change',
		changeOf: {
			password: 'your password',
			email: 'your email address',
			passkeys: 'signing in without a password'
		},
		school: 'School',
		schoolNumber: 'School number (instellingsnummer)',
		pupilNumber: 'Pupil number (stamnummer)',
		enrolledUntil: 'Enrolled until',
		noSchool: 'You are not enrolled at any school right now.',
		basis:
			'Your school can change your password or your details for you. Ask your teacher or the LeerID administrator of your school.',
		more: 'Safety',
		toSessions: 'Where am I signed in?',
		toHistory: 'History of my account',
		back: 'Back to overview',
		toProfile: 'Go to the profile page',
		cancel: 'Cancel',
		current: 'Your current password',
		currentWhy: 'So we know for sure that it is you.',
		currentMissing: 'Type your current password first.',
		currentWrong: 'That is not your current password. Try again.',
		samePassword: 'This is already your password. Choose another one.',
		othersEnd: 'After this you are signed out on all other devices.',
		emailPage: {
			add: 'Add an email address',
			change: 'Change your email address',
			remove: 'Remove your email address',
			removeWhy:
				'Without an email address you cannot choose a new password yourself if you forget it. Then you have to ask your school.',
			hint: 'With an email address you can easily get a new password if you forget yours.',
			whose:
				'Choose an address that you can still read when you have left school. Your school does not see this address.',
			changeWhy: 'Your current address keeps working until you have confirmed the new one.',
			confirm: 'Confirm email address',
			refusals: {
				missing: 'Type your email address first.',
				impossible: 'This is not an email address. Check it: it looks like name@example.be.',
				unchanged: 'This is already your email address.',
				none: 'There is no email address left to confirm.'
			},
			limited: (minutes: number) =>
				`Three emails have been sent already. You can ask for a new one in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}. Meanwhile, look in your spam folder.`,
			sentTitle: 'We have sent an email to your email address to verify it.',
			sentBefore: 'We have received your request. An email has been sent to',
			sentAfter:
				'with a verification link. If you have not had an email within 5 minutes, look in your spam folder to see if it ended up there. The verification link works for 24 hours.',
			toProfile: 'Go back to your profile',
			goOn: 'Continue',
			unverifiedTitle: 'Your email address has not been verified yet',
			unverifiedBefore: 'We have sent an email to',
			unverifiedAfter:
				'to confirm that this email address may be linked to your LeerID profile. You have to follow the steps in it before you can use the address.',
			unverified:
				'This email address has not been verified yet and cannot be used yet to get a new password.',
			waiting: 'Waiting for confirmation',
			resend: 'Send the verification email again',
			other: 'Choose another email address',
			removed: 'Your email address has been removed.'
		},
		offer: {
			title: 'Do you want to add an email address?',
			why: 'With an email address you can easily get a new password if you forget yours. You do not have to, and you can still do it later on your profile.',
			add: 'Add an email address',
			skip: 'No, not now'
		},
		confirmPage: {
			title: 'Confirm your email address',
			question: (name: string, username: string) =>
				`This email address will belong to the LeerID of ${name} (${username}):`,
			button: 'Confirm email address',
			notYou: 'Is that not you? Then close this page. Nothing will change.',
			doneTitle: 'Your email address is confirmed',
			done: 'If you ever forget your password, you can choose a new one yourself with this address. You can sign in with it too.',
			deadTitle: 'This link no longer works',
			dead: 'A link works for 24 hours and only once. Maybe you have already confirmed the address, or you got a newer email. Look at your profile.'
		},
		sessions: {
			title: 'Where am I signed in?',
			intro:
				'Your LeerID is open on these devices now. Is there one you do not know? Then sign out everywhere and change your password.',
			current: 'this device',
			own: 'own device',
			since: (at: string) => `Signed in on ${at}`,
			lastUsed: (at: string) => `Last used on ${at}`,
			end: 'Sign out everywhere',
			endWhy: 'After that you have to sign in again, on this device too.'
		},
		history: {
			title: 'History of my account',
			intro:
				'What happened with your account, newest first. Is something not right? Change your password and tell your school.',
			empty: 'There is nothing here yet.',
			bySchool: 'by your school',
			events: {
				'sign-in.succeeded': 'Signed in',
				'sign-in.failed': 'Somebody gave a wrong password',
				'sign-in.barred': 'Signing in was not possible',
				'sign-out': 'Signed out',
				'session.superseded': 'Signed out because somebody else used the device',
				'sessions.ended': 'Signed out everywhere',
				'password.replaced': 'Password changed',
				'password.reset-mailed': 'Asked for an email to get a new password',
				'password.reset': 'Chose a new password with a link from an email',
				'password.check-failed': 'Somebody who was signed in gave a wrong current password',
				'email.added': 'Email address filled in',
				'email.confirmed': 'Email address confirmed',
				'email.removed': 'Email address removed',
				'passkey.added': 'Device added for signing in without a password',
				'passkey.removed': 'Device removed for signing in without a password',
				...enPasskeyStep.events,
				'account.created': 'LeerID made',
				'account.secret-renewed': 'Got a new password',
				'account.username-changed': 'Username changed',
				'account.blocked': 'Account paused',
				'account.unblocked': 'Account open again',
				'card.voided': 'Card made invalid',
				'spare-card.lent': 'Received a spare card for one day'
			}
		},
		passkeyPage: {
			title: 'Signing in without a password',
			intro:
				'On your own phone, tablet or computer you can sign in with your finger, your face or the code of the device. That is called a passkey. Your password keeps working too.',
			ownOnly: 'Only do this on a device of your own, never on a device that belongs to the school.',
			yours: 'Your devices',
			none: 'You have not added a device yet.',
			addedOn: (day: string) => `Added on ${day}`,
			lastUsed: (day: string) => `Last used on ${day}`,
			remove: 'Remove',
			removeOf: (device: string) => `Remove ${device}`,
			add: 'Add this device',
			begin: 'Next',
			make: 'Make the passkey',
			makeWhy: 'Tap the button. Your device asks for your finger, your face or your code.',
			added: 'This device has been added. From now on you can use it to sign in without a password.',
			removed: 'The device has been removed.',
			refused: 'That did not work. Try again.',
			full: 'You already have ten devices. Remove one first.',
			unsupported: 'This browser cannot do this, or JavaScript is switched off.'
		}
	},
	passkeyStep: enPasskeyStep,
	recovery: {
		intro: 'Type your username or your email address. We will send you an email to choose a new password.',
		send: 'Send me an email',
		withoutTitle: 'No email address added?',
		busy: (minutes: number) =>
			`Too many emails have been asked for here. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and try again.`,
		sentTitle: 'Look in your mailbox',
		sent: 'Is there a confirmed email address that goes with what you typed? Then you will get an email there in a few minutes. The link in it works for 30 minutes and only once.',
		sentSpam:
			'Nothing there? Then look in your spam folder. At most three emails an hour are sent to the same address.',
		sentSchool:
			'Have you not added an email address, or can you no longer open it? Then ask the LeerID administrator of your school for a new password. Your teacher knows who that is.',
		newTitle: 'Choose a new password',
		newFor: (name: string) => `For the LeerID of ${name}.`,
		doneTitle: 'Your password has been changed.',
		done: 'You can now sign in to LeerID with your new password. You have been signed out on every device where you were still signed in.',
		toSignIn: 'Sign in',
		deadTitle: 'This link no longer works',
		dead: 'A link works for 30 minutes and only once. After a newer email or a new password it stops working too.',
		again: 'Ask for a new email',
		passkey: 'Sign in without a password',
		passkeyRefused: 'That did not work. Try again, or use your username and password.'
	},
	forgot: {
		title: 'Forgotten your password?',
		school: 'Ask the LeerID administrator of your school for a new password. Your teacher knows who that is.',
		card: 'Do you have a card? Then look at it first: your password may be on your card.',
		back: 'Back to signing in'
	},
	replace: {
		title: 'Change your password',
		why: 'You have a temporary password. Now choose a password that only you know.',
		label: 'New password',
		placeholder: 'Choose a password',
		longEnough: 'with at least 12 characters',
		counter: (length: number, minimum: number) => `${length}/${minimum}`,
		counterSpoken: (length: number, minimum: number) => `${length} of at least ${minimum} characters`,
		withoutUsername: 'without (part of) your username',
		met: 'done',
		notMet: 'not done yet',
		strong: 'Great work!',
		strength: ['Very weak', 'Weak', 'Getting better', 'Good', 'Great work!'],
		strengthLabel: 'Strength of your password',
		tipsTitle: 'Password tips',
		tips: [
			'Use 2 words with numbers or special characters in between',
			'Use small letters and capital letters (a-z + A-Z)',
			'Use numbers (0-9)',
			"Use special characters (@ ! & $ ' ...)"
		],
		cancel: 'Cancel',
		confirm: 'Confirm password',
		doneTitle: 'Your password has been changed.',
		done: 'You can now sign in to LeerID with your new password.',
		toDashboard: 'To My Dashboard',
		refusals: {
			missing: 'Choose a password first.',
			'too-short': 'Your password is too short. Use at least 12 characters.',
			'too-long': 'Your password is too long. Use at most 128 characters.',
			'contains-username': 'Your password contains (part of) your username. Choose something else.',
			'contains-name': 'Your password contains your name or the name of your school. Choose something else.',
			'too-common':
				'This password is easy to guess. Choose something else, such as four words that have nothing to do with each other.',
			unchanged: 'This is still your temporary password. Choose a new one.'
		}
	},
	portal: {
		title: 'Pupil portal',
		menu: 'Menu',
		menuOf: (name: string) => `Menu of ${name}`,
		dashboard: 'My Dashboard',
		profile: 'My LeerID profile',
		signOut: 'Sign out',
		signOutQuestion: 'Do you want to sign out?',
		signOutWhy: 'After that nobody can open your applications on this device.',
		stay: 'No, go back',
		applications: 'Your applications with LeerID',
		noneTitle: 'No applications yet',
		none: 'Your school has not set up any applications for you yet. They will appear here by themselves.'
	},
	staff: {
		toDesk: 'LeerID, to the start of the School desk',
		menuOf: (name: string) => `Menu of ${name}`,
		tabs: 'Parts of the School desk',
		tabNames: {
			pupils: 'LeerID management',
			applications: 'Application management',
			settings: 'School settings'
		},
		settings: {
			colleaguesWhat: 'Who works for your school at the school desk, and with which rights.'
		},
		switchSchool: 'Switch school',
		colleagues: 'Users',
		account: 'My account',
		signOut: 'Sign out',
		signOutQuestion: 'Do you want to sign out?',
		signOutWhy: 'After that nobody can reach the data of your school on this device.',
		stay: 'No, go back',
		cancel: 'Cancel',
		roles: {
			leerkracht: 'Teacher',
			beheerder: 'LeerID administrator',
			databeheerder: 'LeerID data administrator',
			director: 'Head teacher',
			toepassingsbeheerder: 'Application administrator',
			operator: 'Operator'
		},
		signIn: {
			title: 'Sign in to the School desk',
			intro: 'For members of school staff. Are you a pupil? Then sign in on the home page.',
			email: 'Email address',
			password: 'Password',
			submit: 'Next',
			or: 'Or',
			external: 'Sign in through your organisation',
			externalHow: 'You sign in on the page of your organisation and then return here.',
			signedOut: 'You are signed out.',
			ended: 'You were away for a while, or had not signed in yet. Sign in to continue.',
			accepted: 'You have accepted the invitation. Sign in to continue.',
			missing: 'Fill in your email address and your password.',
			refused: 'That is not right. Check your email address and try again.',
			blocked: 'Your password is right, but your account is blocked. Contact your school management.',
			externalRefusals: {
				failed: 'Signing in through your organisation did not work. Try again.',
				stale: 'That took too long, or you started on another device. Try again.',
				weak: 'Your organisation recognised you with too little certainty. Sign in there in two steps, for example with itsme or your eID.',
				unknown:
					'We do not know you yet. Ask your school management to invite you at the email address of your organisation.',
				blocked: 'Your account is blocked. Contact your school management.'
			}
		},
		second: {
			title: 'Confirm that it is you',
			why: 'One more step. This way nobody can reach pupils’ data with your password alone.',
			whyAgain: 'This concerns pupils’ secrets. Please confirm once more that it is you.',
			code: 'Code',
			codeHint:
				'Six digits from your app. Each code works once. No phone with you? Then fill in one of your recovery codes.',
			codeOnlyRecovery: 'One of your recovery codes',
			submit: 'Confirm',
			passkey: 'Use your passkey',
			passkeyNeedsScript: 'JavaScript must be switched on to use a passkey.',
			passkeyFailed: 'That did not work. Try again, or use another way.',
			refused: 'That code is not right, or has already been used. Wait for the next code and try again.',
			missing: 'Fill in the code first.',
			external: 'Confirm through your organisation',
			otherAccount: 'Sign in with another account'
		},
		enrol: {
			title: 'Set up your second step',
			titleMore: 'Add a second step',
			why: 'Each time you sign in you confirm that it is you: with a code from an app on your phone, or with a passkey on this device or on a security key. Choose one; you can add more later.',
			app: 'With an app',
			appSteps: [
				'Open an app for codes on your phone, such as Microsoft Authenticator, Google Authenticator or 2FAS.',
				'Choose Add account and scan this QR code.',
				'Fill in the six-digit code below.'
			],
			qr: 'QR code for your app',
			secret: 'Scanning does not work? Then type this secret in your app:',
			code: 'Code from your app',
			confirmApp: 'Confirm the app',
			passkey: 'With a passkey',
			passkeyHow: 'Your finger, your face or the PIN of this device, or a security key that you plug in.',
			makePasskey: 'Make a passkey',
			appName: 'App',
			passkeyName: (device: string) => `Passkey (${device})`,
			refusals: {
				'wrong-code': 'That code is not right. Wait for the next code in your app and try again.',
				'not-made': 'The passkey was not made, or already exists. Try again, or use an app.',
				stale: 'That took too long. Scan the new QR code.',
				'too-many': 'You already have ten ways. Remove one first.'
			}
		},
		codes: {
			title: 'Keep your recovery codes safe',
			why: 'If you lose your phone, you can get in with one of these codes. Each code works once. Print them or keep them in a password manager, not on a note beside your screen.',
			once: 'You will see these codes only once.',
			kept: 'I have saved them'
		},
		invitation: {
			title: 'Welcome to the School desk',
			intro: (role: string, school: string) => `You have been invited as ${role} for ${school}.`,
			introService: (role: string) => `You have been invited as ${role} of LeerID.`,
			email: 'Email address you sign in with',
			name: 'Your name',
			nameHint: 'This is how your colleagues see you.',
			password: 'Choose a password',
			passwordHint:
				'At least 15 characters, without your name or your email address. Four words that have nothing to do with each other are strong and easy to remember.',
			submit: 'Create my account',
			accept: 'Accept the invitation',
			known:
				'You already have an account with this email address. Accept the invitation and then sign in as you usually do.',
			external:
				'Do you have an account with your organisation? Sign in with it: then you do not choose a password here.',
			goneTitle: 'This link no longer works',
			gone: 'An invitation works for 7 days and only once. Ask the person who invited you for a new one.',
			noName: 'Fill in your name.'
		},
		passwordRefusals: {
			missing: 'Choose a password first.',
			'too-short': 'Your password is too short. Use at least 15 characters.',
			'too-long': 'Your password is too long. Use at most 128 characters.',
			'contains-username': 'Your password contains (part of) your email address. Choose something else.',
			'contains-name': 'Your password contains your name or the name of your school. Choose something else.',
			'too-common':
				'This password is easy to guess. Choose something else, such as four words that have nothing to do with each other.',
			'wrong-current': 'Your current password is not right.'
		},
		own: {
			title: 'My account',
			email: 'Email address',
			factors: 'Second step',
			kinds: { totp: 'App with codes', passkey: 'Passkey' },
			addedOn: (day: string) => `added on ${day}`,
			lastUsed: (day: string) => `last used on ${day}`,
			addFactor: 'Add a second step',
			remove: 'Remove',
			lastFactor: 'This is your only second step. Add another one first.',
			unknownFactor: 'That second step has already been removed.',
			removed: 'The second step has been removed.',
			codes: 'Recovery codes',
			codesLeft: (left: number) =>
				left === 0
					? 'You have no recovery codes that work.'
					: left === 1
						? 'You have 1 recovery code left that works.'
						: `You have ${left} recovery codes left that work.`,
			newCodes: 'Make new recovery codes',
			newCodesWhy: 'The old codes will then stop working.',
			password: 'Password',
			current: 'Current password',
			fresh: 'New password',
			changePassword: 'Change password',
			passwordChanged: 'Your password has been changed. You are signed out on all other devices.',
			sessions: 'Where you are signed in',
			thisDevice: 'this device',
			since: (at: string) => `signed in on ${at}`,
			endOthers: 'Sign out all other devices',
			othersEnded: 'All other devices are signed out.',
			externalOnly:
				'You sign in through your organisation. You manage your password and your second step there.'
		},
		schools: {
			title: 'Switch school',
			intro: 'Choose the school you are working for now.',
			now: 'chosen now',
			none: 'You have no rights at any school at the moment.'
		},
		people: {
			title: 'Users',
			intro: (school: string) => `Who works in the School desk for ${school}?`,
			introService: 'Who manages this service?',
			nobody: 'There is nobody yet.',
			role: 'Role',
			from: 'From',
			until: 'Up to and including',
			untilHint: 'Leave empty if there is no end date yet. The last day counts too.',
			always: 'no end date',
			groups: 'Administrative groups',
			groupsHint: 'A teacher sees only the pupils of these groups.',
			lastSignIn: (at: string) => `last signed in on ${at}`,
			neverSignedIn: 'has not signed in yet',
			states: { holds: 'Active', coming: 'Starts later', ended: 'Ended' },
			end: 'End right',
			endOf: (name: string, role: string) => `End the right of ${name} as ${role}`,
			endTitle: 'End this right?',
			endWhy: (name: string, role: string) =>
				`From now on ${name} can no longer work as ${role}. What has already been done stays as it is.`,
			ended: 'The right has been ended.',
			changeGroups: 'Change groups',
			changeGroupsOf: (name: string) => `Change the groups of ${name}`,
			saveGroups: 'Save the groups',
			groupsSaved: 'The groups have been saved.',
			invitations: 'Invitations still open',
			validUntil: (at: string) => `valid until ${at}`,
			withdraw: 'Withdraw',
			withdrawOf: (name: string) => `Withdraw the invitation of ${name}`,
			withdrawn: 'The invitation has been withdrawn.',
			invite: 'Invite somebody',
			name: 'Name',
			email: 'Email address',
			school: 'School number (instellingsnummer)',
			schoolHint: 'Only for a head teacher.',
			send: 'Send invitation',
			sent: (email: string) =>
				`The invitation is on its way to ${email}. The link works for 7 days and only once.`,
			refusals: {
				'bad-email': 'Fill in a valid email address.',
				'no-name': 'Fill in a name.',
				'bad-day': 'Fill in valid days. The last day cannot be in the past, or before the first day.',
				'not-yours-to-give': 'You cannot give that role.',
				'no-groups': 'Choose at least one administrative group.',
				'no-school': 'There is no school with this number (instellingsnummer).',
				limited: 'Many emails have already been sent to this address. Try again later.'
			}
		}
	},
	spareCards: enSpareCards,
	classInformation: enClassInformation,
	staffRecovery: enStaffRecovery,
	desk: {
		problem: 'Something went wrong',
		cancel: 'Cancel',
		back: 'Back to overview',
		none: '-',
		list: {
			title: 'LeerID management',
			filter: 'Filter the list of pupils',
			search: 'search by pupil number (stamnummer), family name or first name',
			submit: 'Search',
			showAll: 'Show all',
			group: 'Administrative group',
			status: 'Status',
			type: 'Type',
			all: 'All',
			clear: (what: string) => `Clear filter ${what}`,
			table: 'Enrolled pupils',
			total: (n: number) => `Total number of rows: ${n}`,
			selected: (n: number) => `Number of pupils selected: ${n}`,
			stamnummer: 'Pupil number (stamnummer)',
			givenName: 'First name',
			familyName: 'Family name',
			selectPage: 'Select all pupils on this page',
			selectAll: (n: number) =>
				n === 1
					? 'The 1 pupil of this result, on the other pages too'
					: `All ${pupils(n)} of this result, on the other pages too`,
			selectNone: 'Clear the selection',
			selectOne: (name: string) => `Select ${name}`,
			sortedUp: 'sorted in ascending order',
			sortedDown: 'sorted in descending order',
			sortBy: (column: string) => `Sort by ${column}`,
			create: 'Create LeerIDs',
			otherActions: 'Other actions',
			pages: 'Pages',
			previous: 'Previous',
			next: 'Next',
			page: (page: number, pages: number) => `Page ${page} of ${pages}`,
			empty: 'No pupils found',
			emptyHow: 'Check that the filters are right, or show all.',
			sprayTitle: 'Somebody is trying to guess passwords',
			spray: (n, at) =>
				n === 1
					? `In the last 24 hours there was 1 device on which a wrong password was tried for many different names, pupils of your school among them. That was on ${at}.`
					: `In the last 24 hours there were ${n} devices on which a wrong password was tried for many different names, pupils of your school among them. The last time was on ${at}.`,
			sprayHow:
				'LeerID makes such a device wait a minute each time. Was it not a class signing in for the first time? Then give a picture password to who has a plain one, and tell your ICT coordinator.',
			nobody: 'Tick at least one pupil first.',
			nothingToDo: 'This action changes nothing for the pupils you chose.',
			elsewhere: 'The pupils you chose are enrolled at another school now. Only that school can do this.',
			open: 'Still to read',
			openHow: 'Only you see this, until 24 hours after it was made.',
			draft: (n: number, at: string) => `Preparation of ${leerids(n)}, started on ${at}`,
			running: (n: number) => `${leerids(n)} ${n === 1 ? 'is' : 'are'} being created now`,
			done: (n: number, at: string) => `Result of ${leerids(n)} of ${at}`
		},
		status: {
			none: 'No account',
			active: 'Active',
			inactive: 'Inactive',
			temporary: 'Temporary password not changed yet',
			blocked: 'Blocked'
		},
		type: { basis: 'Basic', gevorderd: 'Advanced' },
		actions: {
			create: 'Create LeerIDs',
			renew: 'New password',
			pictures: 'Give a picture password',
			word: 'Give a plain password',
			reprint: 'Print the QR cards again',
			block: 'Block',
			unblock: 'Unblock',
			void: 'Make card invalid'
		},
		preview: {
			title: (action: string) => `${action}: please check`,
			affected: (n: number) => `This changes something for ${pupils(n)}.`,
			skipped: (n: number) => `Nothing changes for ${pupils(n)} of your selection.`,
			elsewhere: (n: number) =>
				`${pupils(n)} ${n === 1 ? 'is' : 'are'} enrolled at another school now. Only that school can do this, so nothing changes there.`,
			ownPasswords: (n: number) =>
				`${pupils(n)} ${n === 1 ? 'has' : 'have'} chosen their own password. It will no longer work after this.`,
			effects: {
				create: '',
				renew:
					'The old password stops working at once and the pupil is signed out everywhere. The QR card keeps working. You get the new passwords to print.',
				pictures:
					'The pupil gets eight pictures instead of a word. The old password stops working at once and the pupil is signed out everywhere.',
				word: 'The pupil gets a word with digits instead of pictures. The old password stops working at once and the pupil is signed out everywhere.',
				reprint: 'The same QR codes are printed again, without a password. Nothing changes in the accounts.',
				block:
					'The pupil is signed out everywhere and cannot sign in until you remove the block. You can undo this for 10 minutes.',
				unblock: 'The pupil can sign in again. You can undo this for 10 minutes.',
				void: 'The old QR code stops working at once and the pupil is signed out everywhere. There will be a new card. If the password was on the card too, there will also be a new password.'
			},
			reason: 'Reason',
			reasonHint: 'For your colleagues, not for the pupil. At most 200 characters.',
			reasonMissing: 'Give a reason.',
			confirm: 'Yes, do this'
		},
		done: {
			blocked: (n: number) => `${pupils(n)} blocked.`,
			unblocked: (n: number) => `Block removed for ${pupils(n)}.`,
			renamed: 'The username has been changed.',
			voided: (n: number) =>
				n === 1
					? 'The card has been made invalid. There is a new one.'
					: `${n} cards have been made invalid. There are new ones.`,
			released: 'The pupil no longer has to wait.',
			removed: 'There are no passkeys and no email address any more.',
			saved: 'Saved.',
			undone: (n: number) => `Undone for ${pupils(n)}.`,
			created: 'The LeerID has been created.',
			undo: 'Undo',
			lent: (n: number) => `Spare card ${n} is lent, until tonight.`,
			returned: 'The spare card has been taken back.',
			undoUntil: (time: string) => `Possible until ${time}.`
		},
		pupil: {
			enrollment: 'Enrolment details',
			official: 'Official details',
			givenName: 'First name',
			familyName: 'Family name',
			stamnummer: 'Pupil number (stamnummer)',
			group: 'Administrative group',
			gender: 'Gender',
			birthDate: 'Date of birth',
			noOfficial: 'No official details available',
			noticeTitle: 'Note',
			noticeWrong:
				'Are the enrolment details not correct? Then they have to be changed in the pupil administration package of the school. Once the corrected details come through from DISCIMUS, they are also correct in the LeerID School desk one day later.',
			noticeOfficial:
				'No official details available? Then the pupil does not have a valid national register number (rijksregisternummer) or bis number (yet), or the identification number is missing in the pupil administration package of the school.',
			noAccount: 'No LeerID yet',
			elsewhere: 'This pupil is enrolled at another school now. Only that school can change the account.',
			enrolledUntil: 'This pupil is enrolled until',
			create: 'Create a LeerID',
			tabs: { account: 'Account details', history: 'Account history', detail: 'Account history in detail' },
			tabsLabel: 'Details of this pupil',
			accountTitle: { basis: 'Basic LeerID', gevorderd: 'Advanced LeerID' },
			accountStatus: 'Account status',
			active: 'Active',
			inactive: 'Inactive',
			blocked: 'Blocked',
			blockedElsewhere: 'Blocked by another school',
			inactiveFrom: (day: string) => `Becomes inactive automatically when the enrolment ends - ${day}`,
			username: 'Username',
			kind: 'Password type',
			kinds: {
				pictures: 'Picture password',
				word: 'Password',
				temporary: 'Advanced password',
				own: 'Advanced password'
			},
			noSecret: 'No password',
			mustReplace: 'Has to choose a new password at the first sign-in',
			createdAt: 'LeerID created',
			lastSignIn: 'Last sign-in',
			neverSignedIn: 'Has not signed in yet',
			card: 'QR card',
			cardWorks: 'Works',
			cardNone: 'No valid card',
			change: 'Change sign-in details',
			changeUsername: 'change username',
			changeUsernameHint:
				'A username can occur only once in the system. At most 50 characters, without an @ sign. The QR code keeps working, the address below it does not.',
			saveUsername: 'Save username',
			newSecret: 'generate new password',
			newSecretHow:
				'The old password then stops working at once. You can view and print the new one for one day.',
			whyNot: 'Why is it not working?',
			reason: 'Reason',
			reasonMissing: 'Give a reason.',
			voidCard: 'Make card invalid',
			voidCardHow:
				'Is the card lost, or is there a photo of it on the internet? The old QR code then stops working at once and the pupil is signed out everywhere.',
			voidCardSecret:
				'The password was on the card, with the QR code. So there will be a new password as well.',
			reprint: 'Print QR card',
			reprintHow: 'Without a password. Nothing changes in the account.',
			ownKeys: 'Passkeys and email address',
			hasAddress: (there: boolean) =>
				there
					? 'The pupil has filled in an email address. The school cannot see it.'
					: 'No email address has been filled in.',
			passkeyCount: (n: number) =>
				n === 0 ? 'There are no passkeys.' : n === 1 ? 'There is 1 passkey.' : `There are ${n} passkeys.`,
			removeKeys: 'Remove passkeys and email address',
			removeKeysHow:
				'Is a device lost, or did somebody else add them? Signing in then only works with the password or the card. If somebody else knows the password, generate a new one first. The pupil can add them again later.',
			blockHow: 'The pupil is signed out everywhere and can no longer sign in.',
			preferences: 'Adapted sign-in',
			preferencesHow: 'For pupils who need it another way.',
			tileSize: 'Size of the pictures',
			tileSizes: { normal: 'Normal', large: 'Large', huge: 'Very large' },
			method: 'Way of signing in',
			methods: { usual: 'Like everybody', card: 'Start with the card', teacher: 'Ask the teacher first' },
			readAloud: 'Read the steps aloud automatically',
			moreTime: 'Give more time',
			save: 'Save'
		},
		usernameRefusals: {
			missing: 'Fill in a username.',
			'at-sign': 'A username may not contain an @ sign.',
			'too-long': 'A username may not be longer than 50 characters.',
			reserved: 'LeerID uses this word itself. Choose something else.',
			impossible:
				'Use only letters, digits, dots and hyphens, with a letter or digit at the beginning and at the end.',
			taken: 'This username already exists, or once existed. Choose something else or add a digit.'
		},
		history: {
			empty: 'Nothing has happened with this account yet.',
			elsewhere: 'somebody from another school',
			system: 'LeerID itself',
			pupil: 'the pupil',
			staff: 'a member of staff',
			somebody: 'somebody who was not signed in',
			by: (who: string) => `by ${who}`,
			when: 'When',
			what: 'What',
			who: 'Who',
			device: 'Device',
			details: 'Details',
			yes: 'yes',
			no: 'no',
			/** What the small facts of a row are called; any other keeps the name it has in the audit. */
			keys: {
				reason: 'reason',
				kind: 'password type',
				type: 'type',
				username: 'username',
				from: 'from',
				to: 'to',
				methods: 'way',
				ownDevice: 'own device',
				barrier: 'refused because',
				pupil: 'pupil',
				batch: 'batch',
				together: 'secret and QR on one card',
				tileSize: 'size of the pictures',
				readAloud: 'read aloud',
				moreTime: 'more time',
				method: 'way of signing in',
				scope: 'waiting time for'
			} as Record<string, string>,
			sentences: {
				'account.created': (detail) => `LeerID created with a ${kindOf(detail)}.`,
				'account.username-changed': (detail) =>
					`Username changed from ${String(detail.from)} to ${String(detail.to)}.`,
				'account.secret-renewed': (detail) => `New ${kindOf(detail)} made.`,
				'account.blocked': (detail) => (detail.reason ? `Blocked: ${String(detail.reason)}` : 'Blocked.'),
				'account.unblocked': () => 'Block removed.',
				'account.wait-released': () => 'Waiting time after too many attempts removed.',
				'card.voided': (detail) =>
					`Card made invalid and a new one given${detail.reason ? `: ${String(detail.reason)}` : '.'}`,
				...enSpareCards.sentences,
				'cards.printed': () => 'QR card printed, without a password.',
				'desk.batch-downloaded': () => 'Sign-in details with password downloaded for printing.',
				'pupil.preferences-changed': () => 'Adapted sign-in changed.',
				'password.replaced': () => 'Chose a new password themselves.',
				'password.reset-mailed': () => 'Email requested to choose a new password.',
				'password.reset': () => 'New password chosen with a link from an email.',
				'email.added': () => 'Email address filled in, not confirmed yet.',
				'email.confirmed': () => 'Email address confirmed.',
				'email.removed': () => 'Email address removed.',
				'passkey.added': () => 'Passkey added for signing in without a password.',
				'passkey.removed': () => 'Passkey removed.',
				'passkey.asked-too': () => 'From now on the passkey is asked for after the password.',
				'passkey.not-asked-any-more': () => 'The passkey is not asked for any more after the password.',
				'sign-in.passkey-awaited': () => 'Password was right; then the passkey was asked for.',
				'help.asked': () => 'A device asked the teacher for help.',
				'help.digits-picked': () => 'The device that asked for help was recognised by its digits.',
				'help.digits-missed': () => 'Wrong digits picked: the request for help ended.',
				'help.let-in': () => 'Let in once, on one device.',
				'help.pictures-given': () => 'New pictures prepared on one device.',
				'help.refused': () => 'Could not help: this account cannot be let in now.',
				'sign-in.succeeded': (detail) =>
					String(detail.methods).includes('tch') ? 'Signed in with the teacher’s help.' : 'Signed in.',
				'sign-in.failed': () => 'Sign-in failed: wrong password.',
				'sign-in.throttled': () => 'Had to wait a moment after too many attempts.',
				'sign-in.barred': (detail) =>
					`Sign-in refused: ${{ blocked: 'blocked', ended: 'not enrolled', expired: 'password no longer valid' }[String(detail.barrier)] ?? 'not allowed'}.`,
				'sign-out': () => 'Signed out.',
				'session.ended-elsewhere': () => 'Signed out on one other device.',
				'session.superseded': () => 'Signed out because another pupil signed in on the same device.'
			}
		},
		help: {
			listTitle: 'Asking for help',
			title: 'Help with signing in',
			nobody: 'Nobody is asking for help now.',
			nobodyHow:
				'Let the pupil tap ‘Ask your teacher for help’ on their own device, on their own sign-in page.',
			nothing: 'This pupil is not asking for help now.',
			since: (time) => `asking for help since ${time}`,
			refresh: 'Look again',
			pick: 'Which digits are on the pupil’s device?',
			pickHow: 'Look at the device yourself. With wrong digits the request ends and the pupil starts again.',
			answer: (time) => `That is the right device. Choose what happens, at ${time} at the latest.`,
			letIn: 'Let in',
			letInHow: 'The pupil is signed in once, on that device only. The password stays the same.',
			newPictures: 'New pictures',
			newPicturesHow:
				'The pupil sees eight new pictures and taps them once. After that the old ones no longer work, nor do those on a card. You do not see them.',
			answered: {
				'let-in': (time) => `The pupil can go in on that device, until ${time}.`,
				'new-pictures': (time) => `The new pictures are on that device, until ${time}.`
			},
			refusals: {
				wrong: 'Those were other digits. The request has ended. Let the pupil ask for help again.',
				nothing: 'This request is over. Let the pupil ask for help again.',
				blocked: 'The school has blocked this account. The pupil cannot come in.',
				ended: 'This pupil is not enrolled now and cannot come in.',
				temporary:
					'This pupil still has a temporary password. Ask your school’s LeerID administrator for a new one.',
				passkey:
					'This pupil chose to give the passkey at every sign-in. Is the device gone? Then the LeerID administrator removes the passkeys.',
				'not-pictures': 'This pupil has no picture password.',
				elsewhere: 'This pupil is enrolled at another school now. A teacher there can help.'
			}
		},
		why: {
			title: 'Why is it not working?',
			fine: 'There is nothing holding this pupil back.',
			fineHow: 'Check that the username is right. If the password is not right, give a new one.',
			tries: 'The latest attempts',
			noTries: 'There has been no attempt to sign in during the last 24 hours.',
			reasons: {
				'no-account': 'This pupil does not have a LeerID yet.',
				'not-yet-enrolled': (day: string) =>
					`The enrolment only starts on ${day}. Until then the pupil cannot sign in.`,
				ended: (day: string) =>
					`The enrolment ended on ${day}. If that is not right, change it in the pupil administration package.`,
				blocked: (reason: string) => `The school has blocked this account${reason ? `: ${reason}` : '.'}`,
				'blocked-elsewhere': 'Another school has blocked this account.',
				'secret-expired': (day: string) =>
					`The password has not worked since ${day}: it was temporary and too old, or it was on a card that was made invalid.`,
				'no-secret': 'This account has no password.',
				waiting: (time: string) =>
					`A wrong password has been tried too often. New devices have to wait until ${time}.`,
				'no-card': 'There is no valid QR card. Signing in with the username does work.'
			},
			mends: {
				create: 'Create a LeerID',
				unblock: 'Unblock',
				'new-secret': 'Give a new password',
				release: 'Let them try again at once',
				'new-card': 'Print a new QR card'
			}
		},
		batch: {
			title: 'In bulk: create LeerIDs',
			titleOne: 'Create LeerID',
			titleRenew: 'New passwords',
			without: 'Pupils without a LeerID',
			withAccount: 'Pupils with a LeerID',
			name: 'Name + pupil number (stamnummer)',
			username: 'Username',
			password: 'Password',
			changeName: 'change',
			changeNameOf: (name: string) => `change: username of ${name}`,
			saveName: 'Save',
			newBasis: 'new password',
			newGevorderd: 'new advanced password',
			kind: 'Password type',
			picturePassword: 'Picture password',
			wordPassword: 'Password',
			choice: 'Choice',
			wholeSelection: 'For all basic LeerIDs of this selection',
			usernameRule:
				'A username can occur only once in the system. If the generated username already exists, a digit is added to it. This username may not be longer than 50 characters and may not contain an ‘@ sign’.',
			cancel: 'Cancel',
			save: 'Save and print',
			already: (n: number) =>
				`${pupils(n)} of your selection ${n === 1 ? 'has' : 'have'} a LeerID already and ${n === 1 ? 'is' : 'are'} not listed here.`,
			expires: (at: string) => `This is kept until ${at}. After that the passwords are gone for good.`,
			runningTitle: 'The LeerIDs are being created',
			running:
				'This goes on by itself, even if you leave this page. The LeerIDs all appear at the same time.',
			progress: (done: number, total: number) => `${done} of ${total}`,
			failed:
				'Creating the LeerIDs failed. Not a single LeerID has been created. Try again; if it still does not work, contact the helpdesk.',
			failedRenew:
				'Making the new passwords failed. There is not a single new password yet. A password that was on a card made invalid no longer works. Try again; if it still does not work, contact the helpdesk.',
			retry: 'Try again',
			retrying: 'It did not work just now. We are trying again automatically.',
			refresh: 'Show the progress now',
			created: (n: number) => (n === 1 ? '1 LeerID has been created' : `${n} LeerIDs have been created`),
			renewed: (n: number) =>
				n === 1 ? '1 new password has been made' : `${n} new passwords have been made`,
			explainBasis: (n: number) =>
				`${leerids(n)} with a basic (picture) password: The pupils cannot change their password themselves.`,
			explainGevorderd: (n: number) =>
				`${leerids(n)} with an advanced password: The pupils have to change their password after they have signed in for the first time. After that they can always change their password and add an email address.`,
			hadAccount: (n: number) =>
				`${pupils(n)} had meanwhile been given a LeerID by a colleague. Nothing has changed there.`,
			left: (n: number) =>
				`${pupils(n)} ${n === 1 ? 'is' : 'are'} no longer enrolled and ${n === 1 ? 'was' : 'were'} skipped.`,
			newBasisTitle: 'New basic LeerIDs',
			newGevorderdTitle: 'New advanced LeerIDs',
			download: 'Download ZIP file (Excel, A4 PDF, sticker PDFs)',
			downloadHow:
				'This file contains passwords. Do not keep it longer than needed, do not email it around and delete it after printing. Every download is recorded.',
			picturesHow: 'A picture password is not in the Excel file: use the PDFs for that.',
			options: 'Printing',
			article: 'Which stickers do you have?',
			first: 'First free sticker (1 to 12)',
			offsetX: 'Shift to the right (mm)',
			offsetY: 'Shift downwards (mm)',
			offsetHint: 'Between -5 and 5. Your school remembers this.',
			halves: 'Cards',
			whole: 'QR code and password on one card',
			both: 'In two halves: QR code for the pencil case, password for the teacher or the envelope',
			testPrint: 'Download test print',
			badOptions: 'The first sticker is a number from 1 to 12, a shift is a number from -5 to 5.'
		}
	},
	api: enApi,
	retention: enRetention,
	schoolYear: enSchoolYear,
	feed: enFeed,
	takeover: enTakeover,
	ownClasses: enOwnClasses,
	feedSenders: enFeedSenders,
	duplicates: enDuplicates,
	applications: {
		problem: 'Something went wrong',
		back: 'Back to overview',
		none: '-',
		claims: {
			name: 'Full name',
			given_name: 'First name',
			family_name: 'Family name',
			preferred_username: 'Username of the LeerID',
			locale: 'Language',
			schools: 'School and administrative group',
			classes: 'Class and subclass',
			leerid_uuid: 'Fixed LeerID number, the same everywhere',
			vo_id: 'Fixed number for this application',
			vo_doelgroepcode: 'That it concerns education',
			vo_orgcode: 'School number (instellingsnummer)',
			vo_orgnaam: 'Name of the school'
		},
		desk: {
			title: 'LeerID applications',
			tabs: 'Three ways to look',
			overview: 'Application overview',
			groups: 'Administrative groups overview',
			pupils: 'Pupil overview',
			table: 'Applications you can sign in to with LeerID',
			total: (n: number) => `Total number of rows: ${n}`,
			name: 'Application name',
			groupLevel: 'At administrative group level',
			leerids: 'Number of LeerIDs',
			wholeSchool: 'whole school',
			sortBy: (column: string) => `Sort by ${column}`,
			suspended: 'temporarily stopped',
			suspendedWhy:
				'LeerID has stopped this application temporarily. Nobody can sign in to it now. What you assigned is kept.',
			groupTable: 'Administrative groups',
			groupName: 'Administrative group',
			groupPupils: 'Number of pupils',
			groupApplications: 'Number of applications',
			groupHow:
				'What the group has, apart from exceptions for a single pupil. If a pupil changes group, the applications follow automatically.',
			search: 'Search by pupil number (stamnummer), family name or first name',
			searchSubmit: 'Search',
			showAll: 'Show all',
			noPupils: 'No pupils found',
			noPupilsHow: 'Check that you wrote the name correctly, or show all.',
			pages: 'Pages',
			previous: 'Previous',
			next: 'Next',
			page: (page: number, pages: number) => `Page ${page} of ${pages}`,
			pupilName: 'Pupil',
			stamnummer: 'Pupil number (stamnummer)',
			state: 'Can open',
			reason: 'Why',
			yes: 'Yes',
			no: 'No',
			change: 'Change',
			changeOf: (application: string) => `Change ${application}`,
			pupilTitle: (name: string) => `Applications of ${name}`,
			pupilStates: {
				none: 'This pupil does not have a LeerID yet. Create one first: after that, what is shown here works automatically.',
				blocked: 'This LeerID is blocked. As long as it is, no application opens.',
				inactive: 'This pupil is not enrolled now. That is why no application opens.'
			},
			via: {
				school: 'through the whole school',
				group: (name: string) => `through ${name}`,
				class: (name: string) => `through class ${name}`,
				pupil: 'for this pupil only',
				notSchool: 'not for the whole school',
				notGroup: (name: string) => `not for ${name}`,
				notPupil: 'not for this pupil',
				nothing: 'not assigned'
			},
			account: 'How accounts are made',
			accountNone: (supplier: string) =>
				`${supplier} has not explained this. Agree with the supplier how accounts in the application are made, before you assign it.`,
			accountAgree: 'Agree this with the supplier before you assign it.',
			supplier: 'Supplier',
			contact: 'Contact',
			agreement: 'Data processing agreement',
			agreementNone: 'None given. Ask the supplier for it.',
			facts: 'What this application gets to know',
			factsHow:
				'Only about pupils to whom you assign it. You can untick what is not required. In addition, each application gets its own number for each pupil.',
			factsNone:
				'This application asks for nothing about the pupil. It only gets its own number for each pupil.',
			required: 'required',
			optional: 'your choice',
			factsSave: 'Save what it may know',
			factsSaved: 'Saved. It applies from now on, also for those already signed in.',
			given: 'Assigned',
			givenNone: 'To nobody yet.',
			effects: { give: 'may use the application', withhold: 'may not use the application' },
			from: (day: string) => `from ${day}`,
			until: (day: string) => `up to and including ${day}`,
			over: 'past',
			withdraw: 'Withdraw',
			withdrawOf: (target: string) => `Withdraw: ${target}`,
			assign: 'Assign',
			assignTitle: 'Assign or make an exception',
			whom: 'For whom?',
			levels: {
				school: 'The whole school',
				group: 'These administrative groups',
				pupil: (name: string) => name
			},
			pupilHow: 'For a single pupil: look them up first in Pupil overview.',
			classHow: 'By class is possible only once your school shares class information.',
			what: 'What is allowed?',
			effectChoices: {
				give: 'May use this application',
				withhold: 'May not, even if a wider assignment allows it'
			},
			nearest: 'What is closest to the pupil counts: pupil, then group, then whole school.',
			fromDay: 'From (optional)',
			untilDay: 'Up to and including (optional)',
			look: 'First see what changes',
			previewTitle: 'This will change',
			gained: (n: number) =>
				n === 0
					? 'Nobody gains the application.'
					: `${pupils(n)} ${n === 1 ? 'gains' : 'gain'} the application.`,
			lost: (n: number) =>
				n === 0
					? 'Nobody loses the application.'
					: `${pupils(n)} ${n === 1 ? 'loses' : 'lose'} the application.`,
			withoutLeerid: (n: number) =>
				`${pupils(n)} of these ${n === 1 ? 'does' : 'do'} not have a working LeerID yet.`,
			replaced: (n: number) =>
				n === 1
					? 'One earlier assignment for the same group or pupil will be replaced.'
					: `${n} earlier assignments for the same groups or pupils will be replaced.`,
			countedOn: (day: string) => `Counted for ${day}, with the pupils as they are enrolled now.`,
			save: 'Save',
			cancel: 'Cancel',
			done: { assigned: 'Saved. It applies at once.', withdrawn: 'Withdrawn. It applies at once.' },
			refusals: {
				'no-target': 'Choose for whom.',
				'bad-day': 'Fill in a valid date.',
				reversed: 'The end date is before the start date.',
				over: 'That period is already past.',
				suspended: 'This application is temporarily stopped. It cannot be assigned now.'
			}
		},
		manage: {
			title: 'Applications',
			add: 'New application',
			service: 'LeerID, to the start of the management',
			desk: 'School desk',
			menu: 'Applications',
			mine: 'My application',
			table: 'All applications',
			name: 'Name',
			supplier: 'Supplier',
			status: 'Status',
			schools: 'Schools',
			errors: 'Errors, 7 days',
			empty: 'No applications yet',
			statuses: { draft: 'draft', active: 'active', suspended: 'stopped' },
			kinds: { web: 'Pupils sign in', machine: 'Systems only, without pupils' },
			authentications: {
				client_secret_basic: 'Secret, in the header (client_secret_basic)',
				client_secret_post: 'Secret, in the message (client_secret_post)',
				private_key_jwt: 'Own keys (private_key_jwt)',
				none: 'Nothing: a page in the browser (none)'
			},
			fields: {
				name: 'Name',
				clientId: 'Client ID',
				supplier: 'Supplier',
				contactName: 'Name of the contact person',
				contactEmail: 'Email address of the application administrator',
				sector: 'Sector',
				agreementReference: 'Reference to the data processing agreement',
				accountNote: 'How accounts are made',
				startUrl: 'Start address',
				redirectUris: 'Redirect addresses',
				postLogoutRedirectUris: 'Addresses after signing out',
				backchannelLogoutUri: 'Sign-out address (back-channel)',
				corsOrigins: 'Origins of scripts (CORS)',
				kind: 'Kind',
				authentication: 'How does it prove who it is?',
				jwksUri: 'Address of the keys (jwks_uri)',
				jwks: 'Public keys (JWK Set)',
				claims: 'What does it ask about a pupil, and why?'
			},
			hints: {
				clientId: 'Lower-case letters, digits and hyphens. Never changes afterwards.',
				contactEmail:
					'Whoever has been invited as application administrator with this address manages the keys.',
				sector:
					'Applications of one sector know a pupil by the same number. Never change this without good reason: the application would no longer recognise anybody.',
				accountNote: 'The school reads this before assigning it.',
				startUrl: 'What the tile opens. The application starts the sign-in itself.',
				lines: 'One per line, exactly as the application sends it. Only https.',
				keys: 'Fill in one of the two: the address, or the keys themselves.',
				reason: 'Why? Leave empty if it does not ask for this.',
				logo: 'PNG, at most 64 kB, between 32 and 512 pixels.'
			},
			required: 'It does not work without this',
			parts: {
				who: 'Who',
				where: 'Addresses',
				proof: 'Keys',
				facts: 'Data',
				exceptions: 'Exceptions'
			},
			flags: {
				offline: 'May stay signed in as long as the pupil is (refresh tokens)',
				withoutPkce: 'Old: cannot do PKCE',
				requiresPar: 'Must send requests in advance (PAR)',
				dpopBound: 'Tokens work only with its own key (DPoP)',
				sharesLeeridUuid: 'May receive the fixed LeerID number',
				es256: 'ID token with ES256 instead of RS256',
				signedUserinfo: 'Userinfo signed'
			},
			save: 'Save',
			saved: 'Saved. It applies at once.',
			created:
				'The application has been created, as a draft. Give it a secret or keys, and then switch it on.',
			stale: 'Your second step was too long ago. Confirm again in a new tab and then save here once more.',
			confirm: 'Confirm in a new tab',
			activate: 'Switch on',
			suspend: 'Stop',
			suspendHow: 'All tokens end at once. Schools see that it is stopped; what they assigned is kept.',
			activated: 'The application is switched on.',
			suspended: 'The application has been stopped. All tokens have been ended.',
			activation: {
				'no-redirect': 'There is no redirect address yet.',
				'no-keys': 'There are no keys yet, or there is no secret yet.',
				'no-agreement': 'It asks for data about pupils: refer to the data processing agreement.'
			},
			logo: 'Logo',
			logoNone: 'No logo: the tile shows the initials.',
			logoFile: 'New logo',
			logoSave: 'Save logo',
			logoRemove: 'Remove logo',
			logoSaved: 'The logo has been saved.',
			logoRefusals: {
				'too-large': 'The logo is larger than 64 kB.',
				'not-png': 'This is not a PNG file.',
				'bad-size': 'Each side must be between 32 and 512 pixels.',
				animated: 'An animated logo is not possible.'
			},
			addressRefusals: {
				'no-address': 'This is not a full address.',
				'not-https': 'An address must begin with https://.',
				fragment: 'An address may not have a #.',
				credentials: 'An address may not contain a username or password.',
				wildcard: 'An address may not have a *.',
				'not-exact': 'A browser writes this address differently. Copy it as it appears in the address bar.'
			},
			keysRefusals: {
				'not-json': 'This is not JSON.',
				'no-keys': 'It does not contain a list "keys".',
				'too-many': 'At most ten keys.',
				private:
					'It contains a private key or a secret. Do not use that key any more: make a new one and give only the public part.',
				unusable: 'None of the keys can sign with RSA (2048 bits or more) or P-256.'
			},
			formRefusals: {
				missing: 'Fill this in.',
				'too-long': 'This is too long.',
				'bad-client-id': 'Use 3 to 60 lower-case letters, digits and hyphens.',
				'bad-email': 'This is not an email address.',
				taken: 'This client ID already exists.',
				'not-origin': 'Only the beginning of the address, without a path.',
				'too-many': 'At most twenty.',
				'one-of': 'Fill in one of the two, not both.',
				'not-shared': 'It must first be marked that it may receive the fixed number.',
				'needs-secret': 'An application that cannot keep a secret must use PKCE.'
			},
			line: (refusal: string, line: string) => `${refusal} (${line})`
		},
		connections: {
			none: 'No application is linked to your email address. Ask the operator to fill it in with your application.',
			intro: 'Here you manage the keys of your application, test the connection and read what went wrong.',
			clientId: 'Client ID',
			issuer: 'Issuer',
			redirectUris: 'Redirect addresses',
			secrets: 'Secret',
			// The source's type is its three Dutch sentences, which no other language can say.
			secretsHow: (n: number): string =>
				n === 0
					? 'There is no secret yet.'
					: n === 1
						? 'There is one secret that works. LeerID keeps only a fingerprint of it.'
						: 'Two secrets work now. LeerID keeps only fingerprints.',
			secretUntil: (made: string, until: string | null) =>
				until ? `made on ${made}, works until ${until}` : `made on ${made}`,
			newSecret: 'Make a new secret',
			newSecretHow: 'The previous one keeps working for one day, so that you can switch over calmly.',
			secretTitle: 'Your new secret',
			secretOnce: 'Copy it now. You will see it only once.',
			noSecret: 'This application does not use a secret.',
			keys: 'Keys',
			keysUri: 'Address of the keys (jwks_uri)',
			keysSet: 'Public keys (JWK Set)',
			keysHow: 'When you change keys, include both the old and the new key for a day.',
			keysSave: 'Save keys',
			keysSaved: 'The keys have been saved. They apply at once.',
			test: 'Test the connection',
			testHow:
				'LeerID visits your redirect addresses, reads your keys and clock, and sends an invalid sign-out message.',
			tested: (at: string) => `Tested on ${at}`,
			checks: { redirect: 'Redirect address', keys: 'Keys', clock: 'Clock', logout: 'Sign-out address' },
			grades: { good: 'In order', warning: 'Check this', bad: 'Does not work' },
			verdicts: {
				reached: (detail: string) => `${detail} answers.`,
				'not-there': (detail: string) => `There is no page there: ${detail}.`,
				'answers-error': (detail: string) => `${detail} answers with a server error.`,
				'no-redirect': () => 'No redirect address has been filled in.',
				inside: (detail: string) =>
					`This address leads to an internal network. LeerID does not call it. ${detail}`,
				timeout: (detail: string) => `No answer within five seconds. ${detail}`,
				'no-host': (detail: string) => `The name of the server does not exist. ${detail}`,
				refused: (detail: string) => `The server does not accept a connection. ${detail}`,
				certificate: (detail: string) => `The certificate of the server is not right. ${detail}`,
				'too-large': (detail: string) => `The answer is too large. ${detail}`,
				unknown: (detail: string) => `The connection did not work. ${detail}`,
				right: () => 'The clock agrees with that of LeerID.',
				off: (detail: string) => `The clock is ${detail} seconds out. Set the time automatically (NTP).`,
				'far-off': (detail: string) =>
					`The clock is ${detail} seconds out. LeerID then accepts nothing that you sign.`,
				'unknown-clock': () => 'The server does not say what time it is (no Date in the answer).',
				'no-logout': () =>
					'There is no sign-out address. Whoever signs out of LeerID stays signed in to your application.',
				'refuses-false': () => 'It answers, and refuses a false message as it should.',
				'believes-false': () =>
					'It accepts a false message. Check the signature, the issuer and the audience.',
				'answers-otherwise': (detail: string) =>
					`It answers ${detail}. The right answer to a false message is 400.`,
				'secret-works': () => 'There is a secret that works.',
				'two-secrets': () => 'Two secrets work. Switch over before the old one expires.',
				'no-secret': () => 'There is no secret that works. Make one.',
				'no-proof': () => 'A page in the browser needs no keys; PKCE is required.',
				'keys-read': (detail: string) => `Read: ${detail} that can sign.`,
				'bad-keys': (detail: string) => detail,
				'keys-status': (detail: string) => `The address of the keys answers ${detail}.`
			},
			errors: 'What went wrong',
			errorsHow: 'The last hundred errors of your application. They never contain data about pupils.',
			errorsNone: 'No errors.',
			at: 'When',
			endpoint: 'Where',
			error: 'Error',
			help: 'What you can do',
			endpoints: {
				authorization: 'sign-in',
				par: 'request in advance (PAR)',
				token: 'token',
				userinfo: 'data (userinfo)',
				introspection: 'check (introspection)',
				revocation: 'withdrawal (revocation)',
				logout: 'sign-out'
			},
			errorHelp: {
				invalid_client: 'Check the client ID and the secret or the keys.',
				invalid_grant:
					'The code had already been used, had expired (after one minute), or belongs to another redirect address or another code_verifier.',
				invalid_redirect_uri: 'Send the redirect address letter for letter as it is registered.',
				invalid_request: 'The request is incomplete or wrong. Read the explanation beside it.',
				invalid_scope: 'Ask only for scopes that have been set for your application.',
				unauthorized_client: 'This way of signing in is not switched on for your application.',
				unsupported_response_type: 'Use response_type=code.',
				access_denied: 'The school has not assigned the application to this pupil, or the pupil turned back.',
				login_required: 'With prompt=none nobody was signed in. Start again without prompt.',
				invalid_token: 'The token has expired or has been ended. Let the pupil sign in again.',
				use_dpop_nonce: 'Send along the DPoP nonce from the answer.'
			}
		},
		pupil: {
			title: 'What does this app know about me?',
			intro:
				'Your school chooses which applications you use. An application gets only what it needs. Here you see what that was.',
			link: 'What do my apps know about me?',
			none: 'No app has been told anything about you yet.',
			noneHow: 'Do you open an application? After that you can see here what it knows about you.',
			opened: (day: string) => `Last opened on ${day}`,
			factCount: (n: number) => (n === 1 ? '1 thing' : `${n} things`),
			look: (name: string) => `What does ${name} know about me?`,
			titleOf: (name: string) => `What does ${name} know about me?`,
			onlyNumber: 'This app does not know your name. It knows you by a number that only this app has.',
			always:
				'The app knows you by a number that only this app has. That way other apps do not know that it is you.',
			how: 'And it knows how you signed in: with pictures, with a password or with your card. Never which password.',
			fact: 'What',
			first: 'First time',
			last: 'Last time',
			print: 'Print for home',
			printHow: 'Use the Print button of your browser.',
			made: (name: string, day: string) => `This is about ${name}. Made on ${day}.`,
			wrong: 'Is something not right? Tell your teacher. Your school will put it right.',
			supplier: (name: string) => `This app is from ${name}.`,
			why: 'Why',
			never: 'No app ever gets your password or your national register number (rijksregisternummer).',
			facts: {
				name: 'Your full name',
				given_name: 'Your first name',
				family_name: 'Your family name',
				preferred_username: 'Your username',
				locale: 'Your language',
				schools: 'Your school and which year you are in',
				classes: 'Your class',
				leerid_uuid: 'Your fixed LeerID number',
				vo_id: 'A number that only this app knows',
				vo_doelgroepcode: 'That you go to school',
				vo_orgcode: 'The number of your school',
				vo_orgnaam: 'The name of your school'
			}
		}
	},
	mail: {
		staffReset: enStaffRecovery.mail,
		hello: (name: string) => `Hello ${name}`,
		automatic: 'LeerID sent this email automatically. You cannot reply to it.',
		copyLink: 'Is the button not working? Then copy this address into your browser:',
		verifyAddress: {
			subject: 'Confirm your email address for LeerID',
			why: 'You want to use this email address with your LeerID. Click the button to confirm that it is yours.',
			button: 'Confirm email address',
			valid: 'The link works for 24 hours and only once.',
			notYou:
				'Did you not ask for this? Then you do not have to do anything: the address is not used until it is confirmed.'
		},
		addressChanged: {
			subject: 'The email address of your LeerID has been changed',
			what: 'The email address of your LeerID has just been changed or removed. That is why LeerID will not send emails to this address any more.',
			notYou: 'Did you not do this yourself? Then tell the LeerID administrator of your school straight away.'
		},
		passwordChanged: {
			subject: 'The password of your LeerID has been changed',
			what: (at: string) =>
				`The password of your LeerID was changed on ${at}. You have been signed out on all other devices.`,
			notYou:
				'Did you not do this yourself? Choose a new password straight away and tell the LeerID administrator of your school.',
			button: 'Forgotten your password?'
		},
		passwordGiven: {
			subject: 'You were given a new password for your LeerID',
			what: (at: string) =>
				`Your school gave you a new password for your LeerID on ${at}. Your former password no longer works, and you have been signed out on all devices. Your school hands you the new one: it is never in an email.`,
			notYou: 'Did you know nothing of this? Ask the LeerID administrator of your school.'
		},
		resetPassword: {
			subject: 'Choose a new password for LeerID',
			why: 'You asked to choose a new password for your LeerID.',
			whySeveral:
				'You asked to choose a new password. Several LeerIDs belong to this email address. Choose the right one.',
			button: 'Choose a new password',
			buttonFor: (name: string, school: string) => `New password for ${name} (${school})`,
			valid: 'The link works for 30 minutes and only once.',
			validSeveral: 'The links work for 30 minutes and each only once.',
			notYou: 'Did you not ask for this? Then you do not have to do anything: the password stays as it is.'
		},
		staffInvitation: {
			subject: 'Invitation to the LeerID School desk',
			why: (school: string) =>
				`You have been invited to work in the LeerID School desk for ${school}. Click the button to create your account.`,
			button: 'Create your account',
			valid: 'The link works for 7 days and only once.',
			notYou:
				'Were you not expecting this invitation? Then do not click the button and check with your school.'
		}
	},
	helpPage: {
		title: 'Need help?',
		questions: [
			{
				question: 'How do I sign in?',
				answer: [
					'Scan the QR code on your card, or type the address below it. You can also type your username.',
					'Then give your password, or tap the eight pictures on your card in the right order.'
				]
			},
			{
				question: 'I have forgotten my password',
				answer: [
					'Ask the LeerID administrator of your school for a new password. Your teacher knows who that is.'
				]
			},
			{
				question: 'I have lost my card',
				answer: ['Tell your teacher. The school makes your old card invalid and prints a new one.']
			},
			{
				question: 'I have to wait',
				answer: [
					'After a few mistakes you have to wait a little. That way nobody can guess your password. If you scan your card, your turn comes sooner.'
				]
			}
		],
		schoolTitle: 'Who helps at school?',
		school:
			'The LeerID administrator of your school makes accounts and cards and gives new passwords. Ask your teacher first.',
		helpdeskTitle: 'Helpdesk',
		helpdesk: 'For teachers, parents and ICT coordinators:',
		videos: 'Instruction videos',
		networkCheck: 'Network check for the ICT team of the school'
	},
	privacyPage: {
		title: 'What LeerID knows about you',
		intro: 'LeerID is your key to the learning apps of your school. We keep as little as possible about you.',
		parts: [
			{
				heading: 'What we keep',
				lines: [
					'Your name, your school, your group and your pupil number (stamnummer). We get those from your school.',
					'Your username. We do not know your password: we only keep a scrambled print of it, so that we can check if you gave the right one.',
					'When you signed in and with what kind of device, so that we notice misuse. We do not know your exact device or place.'
				]
			},
			{
				heading: 'What we do not do',
				lines: [
					'We do not advertise, we do not follow you and we sell nothing about you. Nobody else is watching on our pages.',
					'We never pass on your national register number (rijksregisternummer).'
				]
			},
			{
				heading: 'Who gets to see what',
				lines: [
					'Your school chooses which learning apps you may use. Such an app gets only what it needs, such as your first name. Each app knows you by a different number.',
					'The LeerID administrator of your school sees if your account works, but cannot read your password.'
				]
			},
			{
				heading: 'On this device',
				lines: [
					'We only set cookies that are needed: to keep you signed in, to remember your language, and to know if this device has been used before and if it is a shared tablet. Pictures and files of LeerID itself are kept too, so that it opens faster. After you sign out, nothing about you stays behind that anyone can read.'
				]
			},
			{
				heading: 'Your rights',
				lines: [
					'Is something not right? Ask your school to put it right. You and your parents may ask what we keep about you. Start with your school or the helpdesk.'
				]
			}
		]
	},
	accessibilityPage: {
		title: 'Accessibility statement',
		intro:
			'LeerID must work for everybody: with a keyboard, a screen reader, magnification, without JavaScript and for those who cannot read yet. We follow WCAG 2.2 level AA and EN 301 549.',
		parts: [
			{
				heading: 'How far we are',
				lines: [
					'Every page is tested automatically at every change (axe-core, WCAG 2.0 to 2.2 A and AA) and checked with a keyboard and for name and role. There are no known failures of these rules.',
					'Not done yet: a test by an independent organisation and by people with disabilities on real devices.'
				]
			},
			{
				heading: 'What is different',
				lines: [
					'Remembering a picture password is a test of memory. That is why the card may lie next to the device, each picture has its word, and a plain password is always possible.',
					'The cards in PDF are meant for print. Those who cannot read them find the same details on the page in the School desk.'
				]
			},
			{
				heading: 'Is something not working?',
				lines: [
					'Report it to the LeerID administrator of your school or to the helpdesk on the help page. If you do not get a good answer, you can turn to the Flemish Ombuds Service (Vlaamse Ombudsdienst).',
					'This statement was drawn up on 21 November 2026, on the basis of a self-assessment.'
				]
			}
		]
	},
	networkPage: {
		title: 'Network check',
		intro: 'For the ICT coordinator: can this device, on this network, work with LeerID?',
		hostsTitle: 'What has to pass the filter',
		hosts: 'Allow this one host, on port 443 with https and without breaking open the traffic:',
		noOthers: 'LeerID loads nothing from other addresses: no fonts, no statistics, no advertising.',
		checksTitle: 'On this device',
		noScript: 'This check needs JavaScript. Signing in works without it too.',
		good: 'in order',
		bad: 'not in order',
		checks: {
			secure: 'The connection is secure (https)',
			camera: 'There is a camera to scan cards',
			time: 'The clock of this device is right',
			worker: 'Opening again quickly and the offline page are possible',
			cookies: 'Cookies are allowed'
		}
	},
	readAloud: {
		start: 'Read aloud',
		stop: 'Stop reading aloud',
		voiceless:
			'This device has no English voice that works without the internet. Reading aloud is not possible here.'
	},
	kiosk: {
		hello: 'Hello',
		notMe: 'That is not me',
		next: 'Done, next pupil',
		stillThere: {
			title: 'Are you still there?',
			text: 'If you do nothing, this device will soon be for the next pupil.',
			yes: 'Yes, I am still here'
		},
		settingTitle: 'Shared tablet',
		settingIntro:
			'For a device that goes from hand to hand in the classroom. This device remembers the choice for a year.',
		effects: [
			'After signing out, or after a minute of rest, the scanner is ready for the next card.',
			'Whoever is signed in sees their name in big letters and can make room for the next pupil with one tap.',
			'This is my own device is not asked, and LeerID does not offer to install an app.'
		],
		isOn: 'This device is now a shared tablet.',
		isOff: 'This device is now not a shared tablet.',
		switchOn: 'Make it a shared tablet',
		switchOff: 'Make it an ordinary device'
	},
	offline: {
		title: 'No internet',
		text: 'LeerID needs the internet. Check if the wifi is on.',
		again: 'Try again',
		trying: 'LeerID tries again by itself.'
	},
	oidc: {
		toDashboard: 'To My Dashboard',
		goOn: 'Continue',
		reference: (code: string, id: string) => `For whoever solves this: ${code}, number ${id}`,
		errors: {
			expired: [
				'This took too long',
				'This sign-in has expired or had already been used.',
				'Go back to the application and sign in there again, or open it from My Dashboard.'
			],
			unknownApplication: [
				'This application cannot sign in with LeerID',
				'LeerID does not know this application, or it has been stopped.',
				'Tell your teacher or the LeerID administrator of your school.'
			],
			wrongAddress: [
				'This application is not set up properly',
				'After signing in, it wants to send you to an address that LeerID does not know. That is why LeerID stops here.',
				'Tell your teacher. The supplier of the application can solve this.'
			],
			wrongRequest: [
				'This application is not set up properly',
				'It asked LeerID for something that is not possible.',
				'Go back to the application and try again. If it still does not work, tell your teacher.'
			],
			ours: [
				'Something went wrong at LeerID',
				'It is not your fault.',
				'Wait a moment, go back to the application and try again.'
			]
		},
		notAssigned: {
			title: (application: string) => `${application} is not ready for you yet`,
			text: 'Your school has not given you this application.',
			help: 'Do you need it? Ask your teacher.',
			back: (application: string) => `Back to ${application}`
		},
		going: (application: string) => `You are going to ${application}`,
		logout: {
			question: 'Do you want to sign out?',
			why: 'If you sign out everywhere, nobody can open your applications on this device.',
			everywhere: 'Yes, sign out everywhere',
			onlyHere: (application: string) => `No, only from ${application}`,
			stay: 'No, go back',
			done: 'You are signed out.'
		},
		signedOut: {
			title: 'You are signed out.',
			all: 'You are signed out everywhere. You can pass the device on.',
			list: 'Your applications',
			states: {
				'signed-out': 'signed out',
				waiting: 'signing out now',
				unknown: 'will sign itself out later'
			},
			unknownHelp: 'Close the browser if you are using a shared device.',
			look: 'Look again',
			again: 'Sign in again'
		}
	},
	errors: {
		back: 'To the home page',
		again: 'Try again',
		reference: (id: string) => `Are you asking for help? Then give this number: ${id}`,
		notFoundTitle: 'This page does not exist',
		notFound: 'Check if the address is right. It is on your card, exactly as it should be.',
		forbiddenTitle: 'That is not allowed here',
		forbidden: 'You cannot open this page.',
		tooLargeTitle: 'That is too much',
		tooLarge: 'What you sent is too big. Go back and try with less text.',
		methodTitle: 'That is not possible here',
		method: 'This page cannot do that. Go back and try again.',
		unavailableTitle: 'LeerID cannot be reached right now',
		unavailable: 'It is not your fault. Wait a minute and try again.',
		busyTitle: 'It is very busy',
		busy: 'Many pupils are signing in now. Wait a moment and try again.',
		unknownTitle: 'Something went wrong',
		unknown: 'It is not your fault. Try again.'
	},
	categories: {
		animals: 'Animals',
		faces: 'Faces',
		food: 'Food',
		vehicles: 'Vehicles',
		play: 'Sport and games',
		nature: 'Nature',
		things: 'Things',
		clothes: 'Clothes'
	},
	pictureWords: {
		elephant: 'elephant',
		fish: 'fish',
		snail: 'snail',
		butterfly: 'butterfly',
		owl: 'owl',
		turtle: 'turtle',
		giraffe: 'giraffe',
		penguin: 'penguin',
		crocodile: 'crocodile',
		rabbit: 'rabbit',
		spider: 'spider',
		horse: 'horse',
		happy: 'happy',
		crying: 'crying',
		sleeping: 'sleeping',
		sunglasses: 'sunglasses',
		pumpkin: 'pumpkin',
		mask: 'mask',
		dragon: 'dragon',
		inLove: 'in love',
		party: 'party',
		robot: 'robot',
		ghost: 'ghost',
		clown: 'clown',
		apple: 'apple',
		banana: 'banana',
		grapes: 'grapes',
		carrot: 'carrot',
		pizza: 'pizza',
		iceCream: 'ice cream',
		doughnut: 'doughnut',
		cheese: 'cheese',
		bread: 'bread',
		cake: 'cake',
		fries: 'chips',
		lollipop: 'lollipop',
		car: 'car',
		parachute: 'parachute',
		bicycle: 'bicycle',
		train: 'train',
		aeroplane: 'aeroplane',
		rocket: 'rocket',
		helicopter: 'helicopter',
		boat: 'boat',
		tractor: 'tractor',
		scooter: 'scooter',
		ufo: 'UFO',
		sled: 'sledge',
		football: 'football',
		tableTennis: 'table tennis',
		bowling: 'bowling',
		skate: 'ice skate',
		skateboard: 'skateboard',
		fishingRod: 'fishing rod',
		dice: 'dice',
		puzzle: 'puzzle',
		yoyo: 'yo-yo',
		trophy: 'cup',
		medal: 'medal',
		tent: 'tent',
		sun: 'sun',
		moon: 'moon',
		star: 'star',
		rainbow: 'rainbow',
		cloud: 'cloud',
		lightning: 'lightning',
		mountain: 'mountain',
		cactus: 'cactus',
		palmTree: 'palm tree',
		flower: 'flower',
		mushroom: 'mushroom',
		fire: 'fire',
		key: 'key',
		alarmClock: 'alarm clock',
		scissors: 'scissors',
		book: 'book',
		balloon: 'balloon',
		hammer: 'hammer',
		lamp: 'lamp',
		present: 'present',
		chair: 'chair',
		drum: 'drum',
		broom: 'broom',
		pencil: 'pencil',
		tShirt: 'T-shirt',
		trousers: 'trousers',
		dress: 'dress',
		socks: 'socks',
		glove: 'glove',
		cap: 'cap',
		scarf: 'scarf',
		glasses: 'glasses',
		crown: 'crown',
		boot: 'boot',
		backpack: 'backpack',
		ring: 'ring'
	}
};

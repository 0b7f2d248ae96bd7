import type { Locale, Messages } from '$lib/i18n';

/** What each mail says. Paths begin with `/`: where they lead is the setting ORIGIN's alone (SECURITY A23). */
export interface MailParams {
	/** F24. */
	'verify-address': { givenName: string; path: string };
	/** To the address that was. */
	'address-changed': { givenName: string };
	'password-changed': {
		givenName: string;
		/** ISO 8601. */
		at: string;
		/** Where a new password is asked for. */
		path: string;
	};
	/** The school gave another: it waits at school, so nothing here leads anywhere. */
	'password-given': {
		givenName: string;
		/** ISO 8601. */
		at: string;
	};
	/** One mail for all accounts of a mailbox: siblings share one, and each has a link of their own (F11, D7). */
	'reset-password': { accounts: { givenName: string; schoolName: string; path: string }[] };
	'staff-invitation': { givenName: string; schoolName: string; path: string };
	'staff-reset-password': { givenName: string; path: string };
}
export type MailTemplate = keyof MailParams;

/** What the limits count apart. */
export type MailPurpose = 'verify' | 'reset' | 'invite' | 'notice';

export const MAIL_PURPOSES: Record<MailTemplate, MailPurpose> = {
	'verify-address': 'verify',
	'address-changed': 'notice',
	'password-changed': 'notice',
	'password-given': 'notice',
	'reset-password': 'reset',
	'staff-invitation': 'invite',
	'staff-reset-password': 'reset'
};

export const MAIL_TEMPLATES = Object.keys(MAIL_PURPOSES) as MailTemplate[];

export type MailBlock = { text: string } | { label: string; path: string };

export interface MailContent {
	subject: string;
	/** Above the first block; also the heading. */
	hello?: string;
	blocks: MailBlock[];
}

type Writer<Name extends MailTemplate> = (
	params: MailParams[Name],
	words: Messages['mail'],
	locale: Locale
) => MailContent;

const writers: { [Name in MailTemplate]: Writer<Name> } = {
	'verify-address': ({ givenName, path }, { hello, verifyAddress: words }) => ({
		subject: words.subject,
		hello: hello(oneLine(givenName)),
		blocks: [
			{ text: words.why },
			{ label: words.button, path },
			{ text: words.valid },
			{ text: words.notYou }
		]
	}),

	'address-changed': ({ givenName }, { hello, addressChanged: words }) => ({
		subject: words.subject,
		hello: hello(oneLine(givenName)),
		blocks: [{ text: words.what }, { text: words.notYou }]
	}),

	'password-changed': ({ givenName, at, path }, { hello, passwordChanged: words }, locale) => ({
		subject: words.subject,
		hello: hello(oneLine(givenName)),
		blocks: [
			{ text: words.what(instantIn(locale, at)) },
			{ text: words.notYou },
			{ label: words.button, path }
		]
	}),

	'password-given': ({ givenName, at }, { hello, passwordGiven: words }, locale) => ({
		subject: words.subject,
		hello: hello(oneLine(givenName)),
		blocks: [{ text: words.what(instantIn(locale, at)) }, { text: words.notYou }]
	}),

	'reset-password': ({ accounts }, { hello, resetPassword: words }) => {
		const [only, ...others] = accounts;
		if (!only) throw new TypeError('a reset mail without an account');
		if (others.length === 0)
			return {
				subject: words.subject,
				hello: hello(oneLine(only.givenName)),
				blocks: [
					{ text: words.why },
					{ label: words.button, path: only.path },
					{ text: words.valid },
					{ text: words.notYou }
				]
			};
		return {
			subject: words.subject,
			blocks: [
				{ text: words.whySeveral },
				...accounts.map(({ givenName, schoolName, path }) => ({
					label: words.buttonFor(oneLine(givenName), oneLine(schoolName)),
					path
				})),
				{ text: words.validSeveral },
				{ text: words.notYou }
			]
		};
	},

	'staff-invitation': ({ givenName, schoolName, path }, { hello, staffInvitation: words }) => ({
		subject: words.subject,
		hello: hello(oneLine(givenName)),
		blocks: [
			{ text: words.why(oneLine(schoolName)) },
			{ label: words.button, path },
			{ text: words.valid },
			{ text: words.notYou }
		]
	}),

	'staff-reset-password': ({ givenName, path }, { hello, staffReset: words }) => ({
		subject: words.subject,
		hello: hello(oneLine(givenName)),
		blocks: [
			{ text: words.why },
			{ label: words.button, path },
			{ text: words.valid },
			{ text: words.notYou }
		]
	})
};

/** The words of a mail, not yet laid out. */
export function writeMail<Name extends MailTemplate>(
	template: Name,
	params: MailParams[Name],
	words: Messages['mail'],
	locale: Locale
): MailContent {
	return writers[template](params, words, locale);
}

/** Names come from elsewhere: no line ends, no marks that turn the reading direction of what follows, no novel. */
const oneLine = (name: string) =>
	[...name.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim()].slice(0, 100).join('');

const instantIn = (locale: Locale, iso: string) =>
	new Intl.DateTimeFormat(`${locale}-BE`, {
		dateStyle: 'full',
		timeStyle: 'short',
		timeZone: 'Europe/Brussels'
	}).format(new Date(iso));

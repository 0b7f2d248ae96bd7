import { isUsername, looksLikeEmail, normalizeUsername } from '$lib/domain/accounts/username';

/** What a pupil says to be: a username, or an e-mail address (F5, D7). */
export type LoginName = { kind: 'username'; username: string } | { kind: 'email'; email: string };

/** A thing that can be no login name at all; saying so tells a stranger nothing. */
export type LoginNameRefusal = 'missing' | 'impossible';

/** The longest address SMTP can carry (RFC 5321 §4.5.3.1, erratum 1690). */
const MAX_EMAIL_LENGTH = 254;

/** Reads what was typed. Never throws, whatever it is given. */
export function readLoginName(typed: string): LoginName | LoginNameRefusal {
	const username = normalizeUsername(typed);
	if (username === '') return 'missing';
	if (isUsername(username)) return { kind: 'username', username };
	const email = typed.trim();
	if (email.length <= MAX_EMAIL_LENGTH && looksLikeEmail(email)) return { kind: 'email', email };
	return 'impossible';
}

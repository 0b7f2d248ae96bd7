import { isUsername, MAX_USERNAME_LENGTH, normalizeUsername, RESERVED_USERNAMES } from '../accounts/username';

/** Why a name is not taken as a username; `taken` is for who knows which there are. */
export type UsernameRefusal = 'missing' | 'at-sign' | 'too-long' | 'reserved' | 'impossible' | 'taken';

/** Reads what staff typed as a username: the normalised name, or the first reason why it cannot be one (F35, A36, A37). */
export function readUsername(
	typed: string
): { username: string } | { refusal: Exclude<UsernameRefusal, 'taken'> } {
	const username = normalizeUsername(typed);
	if (username === '') return { refusal: 'missing' };
	if (username.includes('@')) return { refusal: 'at-sign' };
	if (username.length > MAX_USERNAME_LENGTH) return { refusal: 'too-long' };
	if (RESERVED_USERNAMES.has(username)) return { refusal: 'reserved' };
	return isUsername(username) ? { username } : { refusal: 'impossible' };
}

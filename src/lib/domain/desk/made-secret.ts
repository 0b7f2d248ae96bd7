import type { AccountType } from '../accounts/account-type';
import type { CardSecret } from '../cards/card';
import { generatePictures, pictureSecret } from '../credentials/picture-password';
import { generateTemporaryPassword } from '../credentials/temporary-password';
import type { RandomBytes } from '../credentials/uniform';
import { generateWordPassword } from '../credentials/word-password';

/** A secret that the school hands out: generated, never typed (D5). */
export type MadeSecret = Exclude<CardSecret, { kind: 'none' }>;
export type MadeKind = MadeSecret['kind'];

/** A new secret of a kind. `randomBytes` must be a CSPRNG. */
export function makeSecret(kind: MadeKind, randomBytes: RandomBytes): MadeSecret {
	if (kind === 'pictures') return { kind, choice: generatePictures(randomBytes) };
	return kind === 'word'
		? { kind, text: generateWordPassword(randomBytes) }
		: { kind, text: generateTemporaryPassword(randomBytes) };
}

/** The text that is hashed. */
export const hashedText = (secret: MadeSecret): string =>
	secret.kind === 'pictures' ? pictureSecret(secret.choice) : secret.text;

/**
 * The kind that an account of this type gets: gevorderd always a temporary password; basis what was asked, else what it
 * has, else a word (F29, F33).
 */
export function kindFor(type: AccountType, asked: MadeKind | null, current: string | null = null): MadeKind {
	if (type === 'gevorderd') return 'temporary';
	if (asked === 'pictures' || asked === 'word') return asked;
	return current === 'pictures' ? 'pictures' : 'word';
}

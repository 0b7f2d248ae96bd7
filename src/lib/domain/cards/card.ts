import type { AccountType } from '../accounts/account-type';
import type { PictureChoice } from '../credentials/picture-password';

/** What opens the account, as it is printed. `none`: a reprint of the QR alone changes no secret (D5). */
export type CardSecret =
	| { kind: 'word'; text: string }
	| { kind: 'temporary'; text: string }
	| { kind: 'pictures'; choice: PictureChoice }
	| { kind: 'none' };

/** All that a printed card says (F41). Holds a secret: never log it, never store it unsealed. */
export interface CardContent {
	/** The administrative group, as the school's file writes it. */
	groupName: string;
	/** The class or subclass, where the school shares class information (F47). */
	className?: string;
	givenName: string;
	familyName: string;
	/** What the QR holds: upper case throughout, so that it fits a smaller code. */
	qrUrl: string;
	/** What a pupil types: the address with the username (F3). */
	readableUrl: string;
	username: string;
	secret: CardSecret;
	accountType: AccountType;
	stamnummer: string;
}

/**
 * Which part of the card is printed: all of it, the half for the pencil case (QR, no secret) or the half for the
 * teacher or the envelope (secret, no QR).
 */
export type CardFace = 'whole' | 'qr' | 'secret';

import { seal, unseal, type Keys } from '../keys';
import type { MailParams, MailTemplate } from './templates';

/** What of a mail is personal or opens something: kept sealed, and no longer than needed. */
export interface SealedContent<Name extends MailTemplate = MailTemplate> {
	/** As `normalizeAddress` gives it. */
	to: string;
	params: MailParams[Name];
}

const sealContext = (mailId: string) => `mail:${mailId}`;

export const sealContent = (keys: Keys, mailId: string, content: SealedContent): Uint8Array =>
	seal(keys.sealing, JSON.stringify(content), sealContext(mailId));

/** Null when it was erased, or the key that sealed it is gone. */
export function openContent(keys: Keys, mailId: string, sealed: Uint8Array | null): SealedContent | null {
	const opened = sealed && unseal(keys.sealing, sealed, sealContext(mailId));
	return opened ? (JSON.parse(opened.toString('utf8')) as SealedContent) : null;
}

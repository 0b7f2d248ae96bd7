import type { AccountReason, TakenOverAccount } from '$lib/domain/accounts/taken-over-account';
import type { Found, Known } from './find-claimed';

/** What becomes of a row: `names` are those of an account that is there already, and that it did not have yet. */
export type Verdict =
	| { outcome: 'taken-over'; pupilId: string; schoolId: string }
	| { outcome: 'names-added'; names: string[] }
	| { outcome: 'known' }
	| { outcome: 'refused'; column: string | null; reason: AccountReason };

/** What a row may do, beside what is known. Nothing that is another child's ever becomes this one's. */
export function judgeAccount(row: TakenOverAccount, found: Found, known: Known): Verdict {
	const refuse = (column: string | null, reason: AccountReason): Verdict => ({
		outcome: 'refused',
		column,
		reason
	});
	if (typeof found === 'string')
		return refuse(found === 'unknown-school' ? 'instellingsnummer' : 'stamnummer', found);
	const { accountId, username, formerUsernames } = row;
	const holder = known.pupilOf.get(accountId);
	if (holder !== undefined && holder !== found.pupilId) return refuse('leerid_uuid', 'uuid-taken');
	const own = known.accountOf.get(found.pupilId);
	if (own !== undefined && own !== accountId) return refuse('stamnummer', 'other-account');
	const isAnothers = (name: string) => (known.ownerOf.get(name) ?? accountId) !== accountId;
	if (isAnothers(username)) return refuse('gebruikersnaam', 'username-taken');
	if (formerUsernames.some(isAnothers)) return refuse('oude_gebruikersnamen', 'username-taken');

	if (own === undefined) return { outcome: 'taken-over', ...found };
	// A name changed since it was taken over is still one of its names.
	if (!known.ownerOf.has(username)) return refuse('gebruikersnaam', 'known-otherwise');
	const names = formerUsernames.filter((name) => !known.ownerOf.has(name));
	return names.length > 0 ? { outcome: 'names-added', names } : { outcome: 'known' };
}

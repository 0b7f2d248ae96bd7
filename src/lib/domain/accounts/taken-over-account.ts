import { readUsername } from '../desk/username-change';
import type { IsoDay } from '../roster/parse-day';
import { RowCells, type RawRow, type RefusalReason } from '../roster/row-cells';
import type { AccountType } from './account-type';
import { fold } from './fold';

/** An account of the system that ran before, as its file has it. No secret comes along. */
export interface TakenOverAccount {
	line: number;
	/** Without leading zeros. */
	instellingsnummer: string;
	stamnummer: string;
	/** The LeerID_uuid, which applications may know. */
	accountId: string;
	username: string;
	type: AccountType;
	/** Given up long ago, but still on somebody's card: never given again, and they lead to this account. */
	formerUsernames: string[];
	/** The day on which it was made; null when the file does not say. */
	createdOn: IsoDay | null;
	/** The child's names, each null when the file does not say: a second look at whose account it is. */
	givenName: string | null;
	familyName: string | null;
}

/** `aangemaakt_op`, `voornaam` and `naam` may be there too; others are passed over. */
export const ACCOUNT_COLUMNS = [
	'instellingsnummer',
	'stamnummer',
	'leerid_uuid',
	'gebruikersnaam',
	'type',
	'oude_gebruikersnamen'
] as const;

/** Why a row is left out. The second group is seen only beside the other rows, or what is already known. */
export type AccountReason =
	| RefusalReason
	| 'bad-uuid'
	| 'bad-username'
	| 'reserved-username'
	| 'bad-type'
	| 'too-many-names'
	// beside the rest
	| 'claimed-twice'
	| 'unknown-pupil'
	| 'several-pupils'
	| 'another-name'
	| 'other-account'
	| 'uuid-taken'
	| 'username-taken'
	| 'known-otherwise';

/** `column` is null when the row as a whole is refused. Never holds what was in the cell. */
export interface AccountRefusal {
	line: number;
	column: string | null;
	reason: AccountReason;
}

/** RFC 9562: of a version and variant that exist, so never the nil or the max one. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TYPES: readonly string[] = ['basis', 'gevorderd'] satisfies AccountType[];
/** More than any career needs; a longer list is another column by mistake. */
const MAX_FORMER_NAMES = 20;
/** What programs write after a day. */
const TIME_OF_DAY = /[T ]\d{1,2}:\d{2}.*$/;

/** Reads one row on `today`; first refusal only. Names are folded as what somebody types is. Never throws. */
export function readTakenOverAccount(
	raw: RawRow,
	today: IsoDay
): { row: TakenOverAccount } | { refusal: AccountRefusal } {
	const createdOn = (raw.cells.aangemaakt_op ?? '').replace(TIME_OF_DAY, '');
	const cells = new RowCells({ line: raw.line, cells: { ...raw.cells, aangemaakt_op: createdOn } });
	const refuse = (column: string, reason: AccountReason) => ({ refusal: { line: raw.line, column, reason } });
	const given = {
		line: raw.line,
		instellingsnummer: cells.instellingsnummer('instellingsnummer'),
		stamnummer: cells.stamnummer('stamnummer'),
		createdOn: cells.optionalDay('aangemaakt_op', today),
		givenName: cells.optionalName('voornaam'),
		familyName: cells.optionalName('naam')
	};
	if (cells.refusal) return { refusal: cells.refusal };
	const accountId = cells.text('leerid_uuid').toLowerCase();
	if (!UUID.test(accountId)) return refuse('leerid_uuid', 'bad-uuid');
	const type = cells.text('type').toLowerCase();
	if (!TYPES.includes(type)) return refuse('type', 'bad-type');
	const name = readUsername(raw.cells.gebruikersnaam ?? '');
	if ('refusal' in name) return refuse('gebruikersnaam', reasonOf(name.refusal));

	const former = (raw.cells.oude_gebruikersnamen ?? '').split(/[\s|,;]+/).filter(Boolean);
	if (former.length > MAX_FORMER_NAMES) return refuse('oude_gebruikersnamen', 'too-many-names');
	const formerUsernames = new Set<string>();
	for (const typed of former) {
		const reading = readUsername(typed);
		if ('refusal' in reading) return refuse('oude_gebruikersnamen', reasonOf(reading.refusal));
		formerUsernames.add(reading.username);
	}
	formerUsernames.delete(name.username);
	return {
		row: {
			...given,
			accountId,
			username: name.username,
			type: type as AccountType,
			formerUsernames: [...formerUsernames]
		}
	};
}

const reasonOf = (refusal: string): AccountReason =>
	refusal === 'reserved' ? 'reserved-username' : 'bad-username';

/**
 * The rows that claim something another row claims too: a LeerID_uuid, a username (given up or not). None of them stands, for
 * nothing says which is right. A row that is there twice, word for word, is one row: the second is `repeated-row`.
 */
export function refuseClashes(rows: readonly TakenOverAccount[]): AccountRefusal[] {
	const refusals: AccountRefusal[] = [];
	const seen = new Set<string>();
	const claims = new Map<string, { line: number; column: string }[]>();
	for (const row of rows) {
		const { line, ...content } = row;
		const whole = JSON.stringify(content);
		if (seen.has(whole)) {
			refusals.push({ line, column: null, reason: 'repeated-row' });
			continue;
		}
		seen.add(whole);
		const claim = (key: string, column: string) => {
			const others = claims.get(key);
			if (others) others.push({ line, column });
			else claims.set(key, [{ line, column }]);
		};
		claim(`uuid ${row.accountId}`, 'leerid_uuid');
		claim(`name ${row.username}`, 'gebruikersnaam');
		for (const name of row.formerUsernames) claim(`name ${name}`, 'oude_gebruikersnamen');
	}
	const clashing = new Map<number, AccountRefusal>();
	for (const claimants of claims.values())
		if (claimants.length > 1)
			for (const { line, column } of claimants)
				if (!clashing.has(line)) clashing.set(line, { line, column, reason: 'claimed-twice' });
	return [...refusals, ...clashing.values()];
}

/** Whether the names of a row, where it has them, are those of a child: accents, capitals and spaces aside. */
export function isNamed(
	{ givenName, familyName }: Pick<TakenOverAccount, 'givenName' | 'familyName'>,
	child: { givenName: string; familyName: string }
): boolean {
	const same = (a: string | null, b: string) => a === null || bare(a) === bare(b);
	return same(givenName, child.givenName) && same(familyName, child.familyName);
}

const bare = (name: string) => fold(name).replace(/[\s'’-]+/g, '');

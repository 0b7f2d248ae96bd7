import { expect, test } from 'vitest';
import { isNamed, readTakenOverAccount, refuseClashes, type TakenOverAccount } from './taken-over-account';

const UUID = '0b0e7f2c-5d1a-4c3e-9f60-1a2b3c4d5e6f';
const raw = (change: Record<string, string> = {}) => ({
	line: 2,
	cells: {
		instellingsnummer: '000123',
		stamnummer: '007',
		leerid_uuid: UUID.toUpperCase(),
		gebruikersnaam: 'Gastón.Logie',
		type: 'Gevorderd',
		oude_gebruikersnamen: 'gaston.l | g.logie,gaston.logie',
		...change
	}
});
const read = (change?: Record<string, string>) => readTakenOverAccount(raw(change), '2026-11-21');

test('a row is read as what somebody types is: folded, without leading zeros of the school', () => {
	expect(read({ aangemaakt_op: '2021-09-01T08:30:00Z' })).toEqual({
		row: {
			line: 2,
			instellingsnummer: '123',
			stamnummer: '007',
			accountId: UUID,
			username: 'gaston.logie',
			type: 'gevorderd',
			formerUsernames: ['gaston.l', 'g.logie'],
			createdOn: '2021-09-01',
			givenName: null,
			familyName: null
		}
	});
});

test.each([
	[{ leerid_uuid: 'gaston' }, 'leerid_uuid', 'bad-uuid'],
	[{ leerid_uuid: '00000000-0000-0000-0000-000000000000' }, 'leerid_uuid', 'bad-uuid'],
	[{ gebruikersnaam: 'beheer' }, 'gebruikersnaam', 'reserved-username'],
	[{ gebruikersnaam: 'gaston@school.be' }, 'gebruikersnaam', 'bad-username'],
	[{ gebruikersnaam: '' }, 'gebruikersnaam', 'bad-username'],
	[{ oude_gebruikersnamen: 'gaston.l api' }, 'oude_gebruikersnamen', 'reserved-username'],
	[{ oude_gebruikersnamen: 'a1 '.repeat(21) }, 'oude_gebruikersnamen', 'too-many-names'],
	[{ type: 'leraar' }, 'type', 'bad-type'],
	[{ stamnummer: '' }, 'stamnummer', 'missing-stamnummer'],
	[{ instellingsnummer: 'x' }, 'instellingsnummer', 'bad-instellingsnummer'],
	[{ aangemaakt_op: '30/2/2021' }, 'aangemaakt_op', 'bad-date'],
	[{ aangemaakt_op: '2027-01-01' }, 'aangemaakt_op', 'implausible-date']
])('%o is refused by name', (change, column, reason) => {
	expect(read(change as Record<string, string>)).toEqual({ refusal: { line: 2, column, reason } });
});

const account = (line: number, change: Partial<TakenOverAccount> = {}): TakenOverAccount => ({
	line,
	instellingsnummer: '1',
	stamnummer: String(line),
	accountId: UUID.replace('0b', String(10 + line)),
	username: `kind${line}`,
	type: 'basis',
	formerUsernames: [],
	createdOn: null,
	givenName: null,
	familyName: null,
	...change
});

test('of rows that claim one name, given up or not, none stands', () => {
	const rows = [account(2), account(3, { formerUsernames: ['kind2'] }), account(4)];
	expect(refuseClashes(rows)).toEqual([
		{ line: 2, column: 'gebruikersnaam', reason: 'claimed-twice' },
		{ line: 3, column: 'oude_gebruikersnamen', reason: 'claimed-twice' }
	]);
});

test('of rows that claim one LeerID_uuid none stands, and a row that is there twice is one row', () => {
	const rows = [account(2), account(3, { accountId: account(2).accountId }), account(4), account(4)];
	rows[3]!.line = 5;
	expect(refuseClashes(rows)).toEqual([
		{ line: 5, column: null, reason: 'repeated-row' },
		{ line: 2, column: 'leerid_uuid', reason: 'claimed-twice' },
		{ line: 3, column: 'leerid_uuid', reason: 'claimed-twice' }
	]);
});

test('names are compared without accents, capitals and spaces, and only where the file has them', () => {
	const child = { givenName: 'Zoë', familyName: "D'Hondt Van den Berg" };
	expect(isNamed({ givenName: 'ZOE', familyName: 'DHondt  vandenberg' }, child)).toBe(true);
	expect(isNamed({ givenName: null, familyName: null }, child)).toBe(true);
	expect(isNamed({ givenName: 'Zita', familyName: null }, child)).toBe(false);
});

import { accountTypeFor } from '$lib/domain/accounts/account-type';
import { numberedUsername, usernameBase } from '$lib/domain/accounts/propose-username';
import { accountStatus, isEnrollmentVisible } from '$lib/domain/accounts/status';
import { isUsername } from '$lib/domain/accounts/username';
import { PICTURE_CATEGORIES } from '$lib/domain/credentials/pictures';
import { cleanName } from '$lib/domain/roster/clean-name';
import { stamnummerKey } from '$lib/domain/roster/match-pupils';
import { readEnrollmentRow, readGroupRow, type EnrollmentRow } from '$lib/domain/roster/roster-row';
import { expect, test } from 'vitest';
import { readDemoAccounts, readDemoRoster, resolveDates } from './demo-files';

const TODAY = '2026-11-21';
const roster = await readDemoRoster();
const accounts = await readDemoAccounts();

const readAll = (today: string) =>
	roster.enrollments.map((raw) => {
		const reading = readEnrollmentRow(resolveDates(raw, today), today);
		if (!('row' in reading)) throw new Error(`line ${raw.line}: ${reading.refusal.reason}`);
		return reading.row;
	});
const periodOf = (row: EnrollmentRow) => ({
	begin: row.beginDate,
	plannedEnd: row.plannedEndDate,
	deregisteredOn: row.deregisteredOn
});
const visible = (school: string, today: string) =>
	readAll(today).filter(
		(row) => row.instellingsnummer === school && isEnrollmentVisible(periodOf(row), today)
	);
const keyOf = (row: { instellingsnummer: string; stamnummer: string }) =>
	stamnummerKey(row.instellingsnummer, row.stamnummer);
const accountOf = new Map(accounts.map((account) => [keyOf(account), account]));
const find = (givenName: string, familyName: string, school = '2') =>
	readAll(TODAY).find(
		(row) => row.instellingsnummer === school && row.givenName === givenName && row.familyName === familyName
	);

test.each(['2026-09-01', TODAY, '2027-02-28', '2028-02-29', '2027-08-31', '2031-09-15'])(
	'on %s school 2 has 200 pupils, of whom 151 without an account',
	(today) => {
		const enrolled = visible('2', today);
		expect(enrolled).toHaveLength(200);
		expect(enrolled.filter((row) => !accountOf.has(keyOf(row)))).toHaveLength(151);
		expect(visible('1', today)).toHaveLength(61); // one of them in the days of grace
		expect(visible('3', today)).toHaveLength(40);
	}
);

test('every group has pupils, and every school the levels it should', () => {
	const levels = new Map<string, Set<string>>();
	for (const raw of roster.administrativeGroups) {
		const reading = readGroupRow(raw);
		if (!('row' in reading)) throw new Error(reading.refusal.reason);
		const { instellingsnummer, name, level } = reading.row;
		levels.set(instellingsnummer, (levels.get(instellingsnummer) ?? new Set()).add(level));
		expect(visible(instellingsnummer, TODAY).some((row) => row.administrativeGroup === name)).toBe(true);
	}
	expect(Object.fromEntries([...levels].map(([school, of]) => [school, [...of]]))).toEqual({
		'1': ['kleuter', 'lager'],
		'2': ['lager', 'secundair'],
		'3': ['buitengewoon-basis', 'buitengewoon-secundair']
	});
});

test('the type of every account follows from the levels of its pupil (D1), and its secret from the type', () => {
	const levelOfGroup = new Map(
		roster.administrativeGroups.map((raw) => {
			const reading = readGroupRow(raw);
			if (!('row' in reading)) throw new Error(reading.refusal.reason);
			return [`${reading.row.instellingsnummer}/${reading.row.name}`, reading.row.level] as const;
		})
	);
	const rows = readAll(TODAY);
	for (const account of accounts) {
		const own = rows.find((row) => keyOf(row) === keyOf(account))!;
		const number = own.official?.nationalNumber;
		const all = number ? rows.filter((row) => row.official?.nationalNumber === number) : [own];
		const levels = all.map((row) => levelOfGroup.get(`${row.instellingsnummer}/${row.administrativeGroup}`)!);
		expect([account.username, account.type]).toEqual([account.username, accountTypeFor(levels)]);
		expect(account.type === 'basis' ? ['pictures', 'word'] : ['temporary', 'own']).toContain(account.kind);
	}
});

test('every username is valid, given once, and as the system would propose it but for one', () => {
	expect(accounts.filter(({ username }) => !isUsername(username))).toEqual([]);
	expect(new Set(accounts.map(({ username }) => username)).size).toBe(accounts.length);
	const rows = new Map(readAll(TODAY).map((row) => [keyOf(row), row]));
	const edited = accounts.filter((account) => {
		const row = rows.get(keyOf(account))!;
		const base = usernameBase(row.givenName, row.familyName);
		return ![1, 2, 3].some((n) => numberedUsername(base, n) === account.username);
	});
	expect(edited.map(({ username }) => username)).toEqual(['abdulghani.bogdannnn']);
});

test('only the five documented accounts have a fixed secret', () => {
	const documented = accounts.filter(({ secret }) => secret);
	expect(documented.map(({ username, secret }) => [username, secret])).toEqual([
		['abdulghani.bogdannnn', { kind: 'pictures', choice: [4, 9, 1, 5, 0, 3, 2, 9] }],
		['ardalan.bhatti', { kind: 'own', password: 'Regenjas!7zwaluwen' }],
		['aurelian.appels', { kind: 'temporary', password: 'pgusJ7Zn' }],
		['gaston.logie', { kind: 'own', password: 'Kastanje&4fietsbellen' }],
		['suheda.carabin', { kind: 'word', word: '29ban9' }]
	]);
});

test('the documented pictures are those of the README', () => {
	const secret = accounts.find(({ username }) => username === 'abdulghani.bogdannnn')?.secret;
	if (secret?.kind !== 'pictures') throw new Error('no pictures');
	expect(secret.choice.map((index, i) => PICTURE_CATEGORIES[i]!.pictures[index])).toEqual([
		'owl',
		'robot',
		'banana',
		'rocket',
		'football',
		'rainbow',
		'scissors',
		'boot'
	]);
});

test.each([
	['Ivica', 'Cauberghs', '945', '1e lj 3e gr Wetenschappen-wiskunde ASO', false],
	['Keshab', 'Caubergs', '50105', '2e lj 3e gr Mechan. vormgevingstech. TSO', false],
	['Eben-Ezer', 'Charneux', '7720', '1e lj 2e gr Houttechnieken TSO', false],
	['Manao', 'Colignon', '5695', '1e lj 3e gr Latijn-wiskunde ASO', false],
	['Franci', 'Daeleman', '89914', '2e lj 2e gr Wetenschappen ASO', false],
	['Borel', 'Daelemans', '55602', '3de leerjaar', false],
	['Wilhelmina', 'Daniëls', '3362', '2e lj 1e gr Techniek-wetenschappen', false],
	['Mac', 'Daoust', '1961', '1e lj 2e gr Economie ASO', false],
	['Lizabeta', 'De Boel', '98347', '1e lj 3e gr Techniek-wetenschappen TSO', false],
	['Ardalan', 'Bhatti', '32890', '2e lj 3e gr Wetenschappen-wiskunde ASO', true]
])(
	'%s %s of the documents is there',
	(givenName, familyName, stamnummer, administrativeGroup, hasAccount) => {
		const row = find(givenName, familyName);
		expect(row).toMatchObject({ stamnummer, administrativeGroup });
		expect(accountOf.has(keyOf(row!))).toBe(hasAccount);
	}
);

test('the pupil whose enrollment ended has left, on any day; the one in grace can still sign in', () => {
	for (const today of ['2026-09-01', TODAY, '2027-08-31']) {
		const rows = readAll(today);
		const status = (username: string) => {
			const account = accounts.find((each) => each.username === username)!;
			const periods = rows.filter((row) => keyOf(row) === keyOf(account)).map(periodOf);
			return accountStatus({ enrollments: periods, blocked: false }, today);
		};
		expect(status('gaston.logie')).toBe('inactive');
		expect(status('yusuf.ozturk')).toBe('active');
	}
	expect(visible('2', TODAY).some((row) => row.familyName === 'Logie')).toBe(false);
	expect(visible('1', TODAY).some((row) => row.familyName === 'Öztürk')).toBe(true);
});

test('the hard cases are there', () => {
	const rows = readAll(TODAY);
	const emmas = rows.filter((row) => row.givenName === 'Emma' && row.familyName === 'Peeters');
	expect(emmas.map((row) => accountOf.get(keyOf(row))?.username).sort()).toEqual([
		'emma.peeters',
		'emma.peeters2',
		undefined
	]);
	expect(rows.filter((row) => row.official === null)).toHaveLength(3);
	expect(rows.some((row) => [...row.familyName].length > 40)).toBe(true);
	expect(find('O', 'Min')).toBeDefined();
	expect(find('Lien', "D'hondt")).toBeDefined();
	const official = rows.map((row) => row.official?.familyName ?? '').join();
	for (const script of ['Cyrillic', 'Arabic', 'Greek', 'Georgian', 'Armenian', 'Han'])
		expect(official).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
	const numbers = rows.flatMap((row) => row.official?.nationalNumber ?? []);
	expect(numbers.length - new Set(numbers).size).toBe(1);
	expect(find('Noor', 'El Amrani')?.official?.nationalNumber).toBe(
		find('Noor', 'El-Amrani', '1')?.official?.nationalNumber
	);
});

test('no name in the files needs cleaning, and no row gets a remark', () => {
	for (const { cells } of [...roster.schools, ...roster.administrativeGroups, ...roster.enrollments])
		for (const text of Object.values(cells)) expect(cleanName(text)).toBe(text);
	expect(readAll(TODAY).filter((row) => row.remark)).toEqual([]);
});

test('a pupil begins once on a day of the year: the roll forward recognises rows by it', () => {
	const keys = readAll(TODAY).map((row) => `${keyOf(row)}/${row.beginDate.slice(5)}`);
	expect(new Set(keys).size).toBe(keys.length);
});

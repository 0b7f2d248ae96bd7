import type { AccountType } from '$lib/domain/accounts/account-type';
import { PICTURE_CATEGORIES } from '$lib/domain/credentials/pictures';
import type { IsoDay } from '$lib/domain/roster/parse-day';
import { REQUIRED_COLUMNS } from '$lib/domain/roster/roster-row';
import type { RawRow } from '$lib/domain/roster/row-cells';
import { resolveDate } from '$lib/domain/roster/school-year';
import { StartError } from '../errors';
import { parseRosterCsv } from '../intake';
// `?raw` puts the text in the bundle: a built server has no files beside it.
import accountsCsv from './accounts.csv?raw';
import groupsCsv from './administrative-groups.csv?raw';
import pupilsOfSchool1Csv from './pupils-school-1.csv?raw';
import pupilsOfSchool2Csv from './pupils-school-2.csv?raw';
import pupilsOfSchool3Csv from './pupils-school-3.csv?raw';
import schoolsCsv from './schools.csv?raw';

/** What a demo account signs in with; `choice` has one picture index for each category, in order. */
export type DemoSecret =
	| { kind: 'pictures'; choice: number[] }
	| { kind: 'word'; word: string }
	| { kind: 'temporary'; password: string }
	| { kind: 'own'; password: string };
/** A secret of that kind that nobody is told. */
export type RandomSecret = { kind: 'random'; of: DemoSecret['kind'] };

export interface DemoAccount {
	instellingsnummer: string;
	stamnummer: string;
	username: string;
	type: AccountType;
	kind: DemoSecret['kind'];
	/** Only the documented accounts have one. */
	secret: DemoSecret | null;
}

export interface DemoRoster {
	/** By what a demo school is known: never touch one that has only the number. */
	identities: { instellingsnummer: string; name: string }[];
	schools: RawRow[];
	administrativeGroups: RawRow[];
	/** Dates as written: `resolveDates` makes days of them. */
	enrollments: RawRow[];
}

/**
 * The demo schools as committed. All people are made up. Their national numbers have the check digits of a birth in
 * 2099, so that no living child has them.
 */
export async function readDemoRoster(): Promise<DemoRoster> {
	const enrollments = await Promise.all(
		[pupilsOfSchool1Csv, pupilsOfSchool2Csv, pupilsOfSchool3Csv].map((csv, i) =>
			readDemoFile(`pupils-school-${i + 1}.csv`, csv, REQUIRED_COLUMNS.enrollments)
		)
	);
	const schools = await readDemoFile('schools.csv', schoolsCsv, REQUIRED_COLUMNS.schools);
	return {
		identities: schools.map((raw) => ({
			instellingsnummer: cellOf(raw, 'instellingsnummer'),
			name: cellOf(raw, 'naam')
		})),
		schools,
		administrativeGroups: await readDemoFile(
			'administrative-groups.csv',
			groupsCsv,
			REQUIRED_COLUMNS.administrativeGroups
		),
		enrollments: enrollments.flat()
	};
}

/** A row with its relative dates (`SY0-09-01`, `TODAY-10`: see `resolveDate`) made days. */
export function resolveDates(raw: RawRow, today: IsoDay): RawRow {
	const cells = { ...raw.cells };
	for (const column of DATE_COLUMNS) if (cells[column]) cells[column] = resolveDate(cells[column], today);
	return { line: raw.line, cells };
}

/** Whether a date of this row moves every day, instead of with the school year. */
export function followsToday(raw: RawRow): boolean {
	return DATE_COLUMNS.some((column) => raw.cells[column]?.startsWith('TODAY'));
}

const DATE_COLUMNS = ['inschrijving_van', 'inschrijving_tot', 'uitgeschreven_op', 'geboortedatum'] as const;

/** Who has an account, and with which kind of secret. */
export async function readDemoAccounts(): Promise<DemoAccount[]> {
	const columns = ['instellingsnummer', 'stamnummer', 'username', 'type', 'kind', 'secret'];
	const rows = await readDemoFile('accounts.csv', accountsCsv, columns);
	return rows.map((raw) => {
		const kind = cellOf(raw, 'kind') as DemoSecret['kind'];
		const secret = cellOf(raw, 'secret');
		return {
			instellingsnummer: cellOf(raw, 'instellingsnummer'),
			stamnummer: cellOf(raw, 'stamnummer'),
			username: cellOf(raw, 'username'),
			type: cellOf(raw, 'type') as AccountType,
			kind,
			secret: secret ? toSecret(kind, secret) : null
		};
	});
}

const cellOf = (raw: RawRow, column: string) => raw.cells[column] ?? '';

/** Pictures are written as eight names, one for each category. */
function toSecret(kind: DemoSecret['kind'], text: string): DemoSecret {
	if (kind === 'word') return { kind, word: text };
	if (kind !== 'pictures') return { kind, password: text };
	const names = text.split(' ');
	const choice = PICTURE_CATEGORIES.map(({ pictures }, i) =>
		(pictures as readonly string[]).indexOf(names[i] ?? '')
	);
	return { kind, choice };
}

async function readDemoFile(name: string, csv: string, columns: readonly string[]): Promise<RawRow[]> {
	const parsed = await parseRosterCsv(csv, columns);
	if ('refusal' in parsed || parsed.malformed.length > 0)
		throw new StartError(`The demo file ${name} cannot be read: fetch the source again.`);
	return parsed.rows;
}

import { inArray } from 'drizzle-orm';
import { readToldFacts } from '../applications';
import type { Context } from '../context';
import { administrativeGroups, applications, schools } from '../db';
import { readEmail } from '../email-addresses';
import { PERSONAL_DATA, SECTIONS, type Section } from './personal-data-map';
import { numbersOf, rowsOf } from './rows-of';

export type ExportedValue = string | number | boolean | null | string[] | { [name: string]: ExportedValue };
/** A row of a table, by the names of its columns; numbers of schools, groups and applications are their names. */
export type ExportedRow = Record<string, ExportedValue>;

/** Everything that is known about one pupil, for a request of access (GDPR art. 15). */
export interface PupilExport {
	madeAt: string;
	/** A school gives what it may see itself; the operator gives everything. */
	scope: 'school' | 'everything';
	sections: Record<Section, ExportedRow[]>;
}

/**
 * Everything that the map of personal data shows of a pupil. With a school: without rows of other schools, and without
 * the e-mail address, which no school sees (F36). The caller has made sure that it may.
 */
export async function collectPupil(
	ctx: Context,
	pupilId: string,
	{ schoolId }: { schoolId: string | null }
): Promise<PupilExport> {
	const numbers = await numbersOf(ctx, pupilId);
	const sections = Object.fromEntries(SECTIONS.map((section) => [section, []])) as unknown as Record<
		Section,
		ExportedRow[]
	>;
	for (const kept of PERSONAL_DATA) {
		if (typeof kept.export === 'string') continue;
		const { section, shown } = kept.export;
		for (const row of await rowsOf(ctx, kept, numbers)) {
			if (schoolId !== null && (row.schoolId ?? schoolId) !== schoolId) continue;
			sections[section].push(Object.fromEntries(shown.map((column) => [column, plain(row[column])])));
		}
	}
	const [accountId] = numbers.account;
	if (accountId) {
		if (schoolId === null) sections.addresses.push({ ...(await readEmail(ctx, accountId)) });
		for (const { name, supplier, facts } of await readToldFacts(ctx, accountId))
			for (const { claim, firstAt, lastAt } of facts)
				sections.applications.push({
					application: name,
					supplier,
					fact: claim,
					firstAt: firstAt.toISOString(),
					lastAt: lastAt.toISOString()
				});
	}
	await nameThings(ctx, Object.values(sections).flat());
	for (const rows of Object.values(sections)) rows.sort(byTime);
	return {
		madeAt: ctx.now.toISOString(),
		scope: schoolId === null ? 'everything' : 'school',
		sections
	};
}

/** A value of a column as JSON has it. */
function plain(value: unknown): ExportedValue {
	if (value instanceof Date) return value.toISOString();
	return (value ?? null) as ExportedValue;
}

const NAMED = {
	schoolId: ['school', schools],
	administrativeGroupId: ['group', administrativeGroups],
	applicationId: ['application', applications]
} as const;

/** Puts names in the place of our own numbers, which say nothing to a parent. */
async function nameThings({ db }: Pick<Context, 'db'>, rows: ExportedRow[]): Promise<void> {
	for (const [property, [name, table]] of Object.entries(NAMED)) {
		const ids = rows.flatMap((row) => (typeof row[property] === 'string' ? [row[property]] : []));
		const found =
			ids.length === 0
				? []
				: await db
						.select({ id: table.id, name: table.name })
						.from(table)
						.where(inArray(table.id, [...new Set(ids)]));
		const nameOf = new Map(found.map((one) => [one.id, one.name]));
		for (const row of rows) {
			if (!(property in row)) continue;
			const id = row[property];
			row[name] = typeof id === 'string' ? (nameOf.get(id) ?? null) : null;
			delete row[property];
		}
	}
}

/** Oldest first, by the first instant or day that a row has. */
const byTime = (a: ExportedRow, b: ExportedRow): number => timeOf(a).localeCompare(timeOf(b));
const timeOf = (row: ExportedRow): string => {
	const { at, createdAt, givenAt, issuedAt, beginDate, openedAt, firstAt, reportedAt } = row;
	const time = at ?? createdAt ?? givenAt ?? issuedAt ?? beginDate ?? openedAt ?? firstAt ?? reportedAt;
	return typeof time === 'string' ? time : '';
};

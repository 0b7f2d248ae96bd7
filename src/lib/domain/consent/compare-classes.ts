import type { ClassRow } from './class-row';

type Place = Pick<ClassRow, 'classTitle' | 'subclassTitle' | 'fromDay' | 'untilDay'>;

/** A pupil's place in a class, as it is kept. */
export type KeptClass = Place & { enrollmentId: string; classTitle: string };

/** A row that could be placed: its pupil is known. */
export type PlacedClass = Place & { line: number; enrollmentId: string };

export const ROW_OUTCOMES = ['new', 'moved', 'same', 'out'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

export interface ClassComparison {
	/** `new`: had no class. `moved`: had another. `same`: nothing changes. `out`: loses the class they had. */
	rows: { line: number; outcome: RowOutcome }[];
	/** Pupils who have a class and would have none: not named by a whole file, or taken out. */
	losing: number;
	/** Each class, with how many pupils it has now and would have; one that gets none too. */
	classes: { title: string; before: number; after: number }[];
}

const key = ({ classTitle, subclassTitle, fromDay, untilDay }: Place): string =>
	JSON.stringify([classTitle, subclassTitle, fromDay, untilDay]);

/**
 * What rows would change of what is kept. `whole`: they are all there is; otherwise they say it of the pupils they name, and
 * the others stay where they are. The rows name each place once.
 */
export function compareClasses(
	kept: readonly KeptClass[],
	rows: readonly PlacedClass[],
	{ whole }: { whole: boolean }
): ClassComparison {
	const before = Map.groupBy(kept, ({ enrollmentId }) => enrollmentId);
	const named = Map.groupBy(rows, ({ enrollmentId }) => enrollmentId);
	const outcomes = rows.map((row) => {
		const had = before.get(row.enrollmentId) ?? [];
		return { line: row.line, outcome: outcomeOf(row, had) };
	});
	const after: { enrollmentId: string; classTitle: string }[] = [
		...rows.flatMap(({ enrollmentId, classTitle }) =>
			classTitle === null ? [] : [{ enrollmentId, classTitle }]
		),
		...(whole ? [] : kept.filter(({ enrollmentId }) => !named.has(enrollmentId)))
	];
	const placed = new Set(after.map(({ enrollmentId }) => enrollmentId));
	const [now, then] = [pupilsByTitle(kept), pupilsByTitle(after)];
	return {
		rows: outcomes,
		losing: [...before.keys()].filter((enrollmentId) => !placed.has(enrollmentId)).length,
		classes: [...new Set([...now.keys(), ...then.keys()])].map((title) => ({
			title,
			before: now.get(title)?.size ?? 0,
			after: then.get(title)?.size ?? 0
		}))
	};
}

function outcomeOf(row: PlacedClass, had: readonly KeptClass[]): RowOutcome {
	if (row.classTitle === null) return had.length > 0 ? 'out' : 'same';
	if (had.some((one) => key(one) === key(row))) return 'same';
	return had.length > 0 ? 'moved' : 'new';
}

function pupilsByTitle(
	places: readonly { enrollmentId: string; classTitle: string }[]
): Map<string, Set<string>> {
	const byTitle = new Map<string, Set<string>>();
	for (const { enrollmentId, classTitle } of places)
		byTitle.set(classTitle, (byTitle.get(classTitle) ?? new Set()).add(enrollmentId));
	return byTitle;
}

import { readClassRow, type ClassRow, type ClassRowRefusal } from '$lib/domain/consent/class-row';
import type { Delivery } from './stored-deliveries';

/** The rows of a delivery that say something by themselves, and the refusals of the others. */
export function readRows({
	rows: raw,
	lines,
	scope,
	malformed = [],
	emptyMeansNone = false
}: Pick<Delivery, 'rows' | 'lines' | 'scope' | 'malformed' | 'emptyMeansNone'>): {
	rows: ClassRow[];
	refused: ClassRowRefusal[];
} {
	const rows: ClassRow[] = [];
	const refused: ClassRowRefusal[] = [...malformed];
	raw.forEach((one, at) => {
		const read = readClassRow(one, lines?.[at] ?? at + 1, {
			mayBeEmpty: emptyMeansNone || scope === 'changes'
		});
		if ('row' in read) rows.push(read.row);
		else refused.push(read.refusal);
	});
	return { rows, refused };
}

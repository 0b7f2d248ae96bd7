import { nameKey } from './same-name';

/** A group of the school, with whether it has pupils before and after the summer. */
export interface GroupInYear {
	id: string;
	name: string;
	before: boolean;
	after: boolean;
}

/**
 * To which group of the new year what each old group had is carried over: itself when it has pupils again; otherwise a
 * group that is new and has the same name but for capitals, accents and signs, if there is just one. Null: nobody knows,
 * so a person says.
 */
export function proposeGroups(groups: readonly GroupInYear[]): Map<string, string | null> {
	const fresh = Map.groupBy(
		groups.filter(({ before, after }) => after && !before),
		({ name }) => nameKey(name)
	);
	return new Map(
		groups
			.filter(({ before }) => before)
			.map(({ id, name, after }) => {
				if (after) return [id, id];
				const [only, ...others] = fresh.get(nameKey(name)) ?? [];
				return [id, only && others.length === 0 ? only.id : null];
			})
	);
}

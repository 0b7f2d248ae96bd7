import { nameKey } from './same-name';

/** A class of the school, or a part of one, with the administrative groups its pupils are in on either side of the summer. */
export interface ClassInYear {
	title: string;
	/** A part of a class; a class never becomes one, nor the other way round. */
	isPart: boolean;
	/** Empty: it has no pupils then. */
	groupsBefore: readonly string[];
	groupsAfter: readonly string[];
}

/**
 * To which class of the new year what each old class had is carried over: the class of that title; else the one class that
 * is new and has the same title but for capitals, accents and signs; else the one new class of the same grade, which is to
 * say whose pupils are in the group that the old class's group becomes (`groups`). Null: nobody knows, so a person says.
 * While no class of the new year is known each stays what it is.
 */
export function proposeClasses(
	classes: readonly ClassInYear[],
	groups: ReadonlyMap<string, string | null>
): Map<string, string | null> {
	const known = classes.some(({ groupsAfter }) => groupsAfter.length > 0);
	const fresh = classes.filter(
		({ groupsBefore, groupsAfter }) => groupsAfter.length > 0 && groupsBefore.length === 0
	);
	const old = classes.filter(({ groupsBefore }) => groupsBefore.length > 0);
	return new Map(
		old.map((one) => {
			if (!known || one.groupsAfter.length > 0) return [one.title, one.title];
			const alike = fresh.filter(({ isPart }) => isPart === one.isPart);
			const become = one.groupsBefore.flatMap((id) => groups.get(id) ?? []);
			return [
				one.title,
				theOne(alike.filter(({ title }) => nameKey(title) === nameKey(one.title))) ??
					theOne(alike.filter(({ groupsAfter }) => groupsAfter.some((id) => become.includes(id))))
			];
		})
	);
}

const theOne = (classes: readonly ClassInYear[]): string | null =>
	classes.length === 1 ? (classes[0]?.title ?? null) : null;

import type { Messages } from '$lib/i18n';

/** The assignment that decided, as far as words need it. */
export interface Deciding {
	level: 'school' | 'group' | 'class' | 'pupil';
	effect: 'give' | 'withhold';
	targetName: string | null;
}

/** Why somebody has an application or not: *via 3de leerjaar*. */
export function reasonOf(words: Messages['applications']['desk']['via'], via: Deciding | null): string {
	if (via === null) return words.nothing;
	const name = via.targetName ?? '';
	if (via.effect === 'withhold') {
		if (via.level === 'school') return words.notSchool;
		return via.level === 'pupil' ? words.notPupil : words.notGroup(name);
	}
	if (via.level === 'school') return words.school;
	if (via.level === 'pupil') return words.pupil;
	return via.level === 'class' ? words.class(name) : words.group(name);
}

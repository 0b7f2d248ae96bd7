/** *Basis* accounts get a word or pictures that stay; *gevorderd* accounts choose a password of their own (F28). */
export type AccountType = 'basis' | 'gevorderd';

/** The level of an administrative group. */
export type EducationLevel =
	'kleuter' | 'lager' | 'buitengewoon-basis' | 'buitengewoon-secundair' | 'secundair';

/**
 * The account type that follows from the levels of a pupil's enrollments: only ordinary secondary education gives a
 * gevorderd account, and with two levels gevorderd wins (D1, F28). Without any level the account is basis.
 */
export function accountTypeFor(levels: readonly EducationLevel[]): AccountType {
	return levels.includes('secundair') ? 'gevorderd' : 'basis';
}

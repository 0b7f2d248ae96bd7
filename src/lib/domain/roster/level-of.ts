import type { EducationLevel } from '$lib/domain/accounts/account-type';

/**
 * The ministry's *hoofdstructuur*: level (1 kleuter, 2 lager, 3 secundair), kind (1 gewoon, 2 buitengewoon), programme
 * (1 full-time, 2 part-time vocational, 3 part-time sea fishing). Source: Informat helpdesk 205579072, "HF".
 */
const LEVEL_OF_HOOFDSTRUCTUUR: Readonly<Record<string, EducationLevel>> = {
	'111': 'kleuter',
	'121': 'buitengewoon-basis',
	'211': 'lager',
	'221': 'buitengewoon-basis',
	'311': 'secundair',
	'312': 'secundair',
	'313': 'secundair',
	'321': 'buitengewoon-secundair'
};

/**
 * The level of an administrative group by its *hoofdstructuur* code (it decides basis or gevorderd, D1), or `null` for a code whose pupils are not ours
 * (adult, higher and part-time arts education). Never guessed from the name: *1ste leerjaar* is primary school and
 * *1e lj 1e gr* is not, and a special school may use either.
 */
export function levelOf(hoofdstructuur: string): EducationLevel | null {
	return Object.hasOwn(LEVEL_OF_HOOFDSTRUCTUUR, hoofdstructuur)
		? (LEVEL_OF_HOOFDSTRUCTUUR[hoofdstructuur] ?? null)
		: null;
}

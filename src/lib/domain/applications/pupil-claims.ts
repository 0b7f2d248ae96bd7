import type { Claim } from './claims';

/** A school of the pupil today, as an application may know it. */
export interface SchoolFacts {
	instellingsnummer: string;
	name: string;
	administrativeGroup: string;
	level: string;
}

/** A class of the pupil; only there when the school shares class information. */
export interface ClassFacts {
	instellingsnummer: string;
	title: string;
	/** The *subklas*. */
	group: string | null;
}

/** All that can be told of a pupil; `pupilClaims` picks. */
export interface PupilFacts {
	accountId: string;
	username: string;
	givenName: string;
	familyName: string;
	schools: readonly SchoolFacts[];
	classes: readonly ClassFacts[];
}

/** The access management's word for education, where organisations are known by their instellingsnummer. */
const EDUCATION = 'OV';

/**
 * The values of `granted`, and of no other claim. `sub` is the pairwise one, which is also the `vo_id`. With several
 * schools the `vo` dialect, which knows one organisation, names the first; `schools` names all. Without a class that may be
 * told there is no claim `classes` at all, so that nobody takes a school without consent for one without classes.
 */
export function pupilClaims(
	facts: PupilFacts,
	granted: readonly Claim[],
	sub: string
): Partial<Record<Claim, unknown>> {
	const [school] = facts.schools;
	const values: Record<Claim, unknown> = {
		name: `${facts.givenName} ${facts.familyName}`.trim(),
		given_name: facts.givenName,
		family_name: facts.familyName,
		preferred_username: facts.username,
		locale: 'nl-BE',
		schools: facts.schools.map(({ instellingsnummer, name, administrativeGroup, level }) => ({
			identifier: instellingsnummer,
			name,
			administrative_group: { title: administrativeGroup, level }
		})),
		classes:
			facts.classes.length === 0
				? undefined
				: facts.classes.map(({ instellingsnummer, title, group }) => ({
						school: instellingsnummer,
						title,
						...(group !== null && { group })
					})),
		leerid_uuid: facts.accountId,
		vo_id: sub,
		vo_doelgroepcode: EDUCATION,
		vo_orgcode: school?.instellingsnummer,
		vo_orgnaam: school?.name
	};
	return Object.fromEntries(
		granted.flatMap((claim) => (values[claim] === undefined ? [] : [[claim, values[claim]]]))
	);
}

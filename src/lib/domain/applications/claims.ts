/** The scopes an application can be given. `offline_access` gives refresh tokens, which live as long as the sign-in. */
export const SCOPES = [
	'openid',
	'profile',
	'school',
	'class',
	'leerid_uuid',
	'vo',
	'offline_access'
] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * The claims of each scope. Names are those of OpenID Connect Core §5.1; for schools and classes those of OneRoster 1.2;
 * for `vo` those of the Flemish access management (CONVENTIONS §3), which has no national number here.
 */
export const CLAIMS_BY_SCOPE = {
	profile: ['name', 'given_name', 'family_name', 'preferred_username', 'locale'],
	school: ['schools'],
	class: ['classes'],
	leerid_uuid: ['leerid_uuid'],
	vo: ['vo_id', 'vo_doelgroepcode', 'vo_orgcode', 'vo_orgnaam']
} as const satisfies Partial<Record<Scope, readonly string[]>>;

export type Claim = (typeof CLAIMS_BY_SCOPE)[keyof typeof CLAIMS_BY_SCOPE][number];

/** Every claim an application can declare. */
export const CLAIMS: readonly Claim[] = Object.values(CLAIMS_BY_SCOPE).flat();

/** Whether `text` names a scope of ours. */
export const isScope = (text: string): text is Scope => (SCOPES as readonly string[]).includes(text);

/** A claim as an application declared it. */
export interface DeclaredClaim {
	claim: string;
	required: boolean;
}

/**
 * The claims an application gets with these scopes: those of the scopes that it also declared, without the optional ones
 * a school leaves out. A required claim cannot be left out: a school that does not want to give it does not assign.
 */
export function grantedClaims(
	scopes: readonly string[],
	declared: readonly DeclaredClaim[],
	withheld: readonly string[]
): Claim[] {
	const offered = scopes.flatMap((scope): readonly Claim[] =>
		scope in CLAIMS_BY_SCOPE ? CLAIMS_BY_SCOPE[scope as keyof typeof CLAIMS_BY_SCOPE] : []
	);
	return offered.filter((claim) => {
		const declaration = declared.find((one) => one.claim === claim);
		return declaration !== undefined && (declaration.required || !withheld.includes(claim));
	});
}

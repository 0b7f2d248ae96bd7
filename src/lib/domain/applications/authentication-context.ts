/**
 * How a pupil signed in, as `acr` values (documented in docs/applications.md), strongest first, beside the `amr` value
 * that tells the same. `tch` alone means that a teacher who stood beside the pupil let them in, without a secret; `qr` alone means that a scanned card was enough.
 */
export const AUTHENTICATION_CONTEXTS = {
	passkey: 'urn:be:leerid:authmech:passkey',
	pwd: 'urn:be:leerid:authmech:wachtwoord',
	pic: 'urn:be:leerid:authmech:afbeelding',
	tch: 'urn:be:leerid:authmech:leerkracht',
	qr: 'urn:be:leerid:authmech:qr'
} as const;

export type AuthenticationContext = (typeof AUTHENTICATION_CONTEXTS)[keyof typeof AUTHENTICATION_CONTEXTS];

export const ACR_VALUES: readonly AuthenticationContext[] = Object.values(AUTHENTICATION_CONTEXTS);

/** The `acr` of a session with these `amr` values: that of the strongest; undefined when none is known. */
export function authenticationContext(methods: readonly string[]): AuthenticationContext | undefined {
	const strongest = Object.entries(AUTHENTICATION_CONTEXTS).find(([method]) => methods.includes(method));
	return strongest?.[1];
}

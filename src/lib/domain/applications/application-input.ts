import { refuseAddress, type AddressRefusal } from './address';
import { CLAIMS, CLAIMS_BY_SCOPE, type Claim, type Scope } from './claims';
import { MACHINE_SCOPES, type MachineScope } from './machine-scopes';
import { readPublicKeys, type Jwks, type KeysRefusal } from './public-keys';

export const AUTHENTICATIONS = [
	'client_secret_basic',
	'client_secret_post',
	'private_key_jwt',
	'none'
] as const;
export type Authentication = (typeof AUTHENTICATIONS)[number];

/** What is on or off about an application. */
export const FLAGS = [
	'offline',
	'withoutPkce',
	'requiresPar',
	'dpopBound',
	'sharesLeeridUuid',
	'es256',
	'signedUserinfo'
] as const;
export type Flag = (typeof FLAGS)[number];

export const TEXT_FIELDS = [
	'name',
	'supplier',
	'contactName',
	'contactEmail',
	'sector',
	'agreementReference',
	'accountNote',
	'startUrl',
	'redirectUris',
	'postLogoutRedirectUris',
	'backchannelLogoutUri',
	'corsOrigins',
	'jwksUri',
	'jwks'
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** What the operator typed, unproved; lists have one item a line. */
export interface TypedApplication {
	texts: Record<TextField, string>;
	kind: string;
	authentication: string;
	/** Per claim the reason; an empty one: not asked for. */
	reasons: Partial<Record<Claim, string>>;
	required: readonly string[];
	flags: readonly string[];
	/** What a machine may do by itself. */
	machineScopes: readonly string[];
}

/** What of an application is stored, proved. */
export interface ApplicationInput {
	name: string;
	supplier: string;
	contactName: string | null;
	contactEmail: string | null;
	sector: string;
	agreementReference: string | null;
	accountNote: string | null;
	startUrl: string | null;
	redirectUris: string[];
	postLogoutRedirectUris: string[];
	backchannelLogoutUri: string | null;
	corsOrigins: string[];
	kind: 'web' | 'machine';
	authentication: Authentication;
	jwks: Jwks | null;
	jwksUri: string | null;
	scopes: (Scope | MachineScope)[];
	claims: { claim: Claim; reason: string; required: boolean }[];
	withoutPkce: boolean;
	requiresPar: boolean;
	dpopBound: boolean;
	sharesLeeridUuid: boolean;
	idTokenAlg: 'RS256' | 'ES256';
	userinfoAlg: 'RS256' | 'ES256' | null;
}

export type FormRefusal =
	'missing' | 'too-long' | 'bad-email' | 'not-origin' | 'too-many' | 'one-of' | 'not-shared' | 'needs-secret';
/** Why a field cannot be kept. `line`: which of several lines. */
export interface FieldRefusal {
	field: TextField | 'claims' | 'flags';
	code: FormRefusal | AddressRefusal | KeysRefusal;
	line?: string;
}

/** In code points of what is stored. */
export const MAX_TEXT = 200;
export const MAX_NOTE = 2000;
/** Addresses of one kind. */
const MAX_LINES = 20;

/**
 * Reads what the operator typed about an application; `clientId` is the sector when none is given. Returns every refusal
 * at once, so that one can mend them in one go. Never throws.
 */
export function readApplicationInput(
	typed: TypedApplication,
	{ clientId, allowLoopback }: { clientId: string; allowLoopback: boolean }
): { input: ApplicationInput } | { refusals: FieldRefusal[] } {
	const refusals: FieldRefusal[] = [];
	const refuse = (field: FieldRefusal['field'], code: FieldRefusal['code'], line?: string) =>
		void refusals.push({ field, code, ...(line !== undefined && { line }) });

	const text = (field: TextField, max = MAX_TEXT): string | null => {
		const value = typed.texts[field].replace(/\r\n?/g, '\n').trim();
		if ([...value].length > max) refuse(field, 'too-long');
		return value === '' ? null : value;
	};
	const needed = (field: TextField): string => {
		const value = text(field);
		if (value === null) refuse(field, 'missing');
		return value ?? '';
	};
	const address = (field: TextField): string | null => {
		const value = text(field, MAX_NOTE);
		const refusal = value === null ? null : refuseAddress(value, { allowLoopback });
		if (refusal) refuse(field, refusal);
		return value;
	};
	const addresses = (field: TextField): string[] => {
		const lines = [
			...new Set(
				typed.texts[field]
					.split(/\r?\n/)
					.map((line) => line.trim())
					.filter(Boolean)
			)
		];
		if (lines.length > MAX_LINES) refuse(field, 'too-many');
		for (const line of lines.slice(0, MAX_LINES)) {
			const refusal = refuseAddress(line, { allowLoopback });
			if (refusal) refuse(field, refusal, line.slice(0, MAX_TEXT));
		}
		return lines;
	};

	const kind = typed.kind === 'machine' ? 'machine' : 'web';
	const authentication = AUTHENTICATIONS.find((one) => one === typed.authentication) ?? 'client_secret_basic';
	const has = (flag: Flag) => typed.flags.includes(flag);
	const claims = kind === 'machine' ? [] : readClaims(typed, refuse);
	const asksUuid = claims.some(({ claim }) => claim === 'leerid_uuid');
	if (asksUuid && !has('sharesLeeridUuid')) refuse('claims', 'not-shared');
	if (authentication === 'none' && (has('withoutPkce') || kind === 'machine'))
		refuse('flags', 'needs-secret');
	const contactEmail = text('contactEmail');
	if (contactEmail !== null && !/^[^\s@]+@[^\s@]+$/.test(contactEmail)) refuse('contactEmail', 'bad-email');
	const corsOrigins = addresses('corsOrigins');
	for (const origin of corsOrigins)
		if (URL.canParse(origin) && new URL(origin).origin !== origin)
			refuse('corsOrigins', 'not-origin', origin);
	const alg = has('es256') ? 'ES256' : 'RS256';

	const input: ApplicationInput = {
		name: needed('name'),
		supplier: needed('supplier'),
		contactName: text('contactName'),
		contactEmail,
		sector: text('sector') ?? clientId,
		agreementReference: text('agreementReference'),
		accountNote: text('accountNote', MAX_NOTE),
		startUrl: address('startUrl'),
		redirectUris: addresses('redirectUris'),
		postLogoutRedirectUris: addresses('postLogoutRedirectUris'),
		backchannelLogoutUri: address('backchannelLogoutUri'),
		corsOrigins,
		kind,
		authentication,
		...readKeys(typed, authentication, address, refuse),
		scopes:
			kind === 'machine'
				? MACHINE_SCOPES.filter((scope) => typed.machineScopes.includes(scope))
				: scopesOf(claims, has('offline')),
		claims,
		withoutPkce: has('withoutPkce'),
		requiresPar: has('requiresPar'),
		dpopBound: has('dpopBound'),
		sharesLeeridUuid: has('sharesLeeridUuid'),
		idTokenAlg: alg,
		userinfoAlg: has('signedUserinfo') ? alg : null
	};
	return refusals.length > 0 ? { refusals } : { input };
}

type Refuse = (field: FieldRefusal['field'], code: FieldRefusal['code'], line?: string) => void;

/** A claim is asked for when a reason is given: without a reason a school cannot decide. */
function readClaims(typed: TypedApplication, refuse: Refuse): ApplicationInput['claims'] {
	return CLAIMS.flatMap((claim) => {
		const reason = (typed.reasons[claim] ?? '').trim();
		if ([...reason].length > MAX_TEXT) refuse('claims', 'too-long', claim);
		return reason === '' ? [] : [{ claim, reason, required: typed.required.includes(claim) }];
	});
}

/** Only for who proves itself by keys; no keys at all can be filled in later by the supplier. */
function readKeys(
	typed: TypedApplication,
	authentication: Authentication,
	address: (field: TextField) => string | null,
	refuse: Refuse
): Pick<ApplicationInput, 'jwks' | 'jwksUri'> {
	if (authentication !== 'private_key_jwt') return { jwks: null, jwksUri: null };
	const jwksUri = address('jwksUri');
	const set = typed.texts.jwks.trim();
	if (set === '') return { jwks: null, jwksUri };
	const read = readPublicKeys(set);
	if (jwksUri !== null) refuse('jwks', 'one-of');
	else if ('refusal' in read) refuse('jwks', read.refusal);
	return { jwks: 'jwks' in read ? read.jwks : null, jwksUri };
}

/** The scopes that carry these claims, and no other: an application cannot ask more than it gave a reason for. */
function scopesOf(claims: ApplicationInput['claims'], offline: boolean): Scope[] {
	const carrying = (Object.keys(CLAIMS_BY_SCOPE) as (keyof typeof CLAIMS_BY_SCOPE)[]).filter((scope) =>
		claims.some(({ claim }) => (CLAIMS_BY_SCOPE[scope] as readonly string[]).includes(claim))
	);
	return ['openid', ...carrying, ...(offline ? (['offline_access'] as const) : [])];
}

/** Whether `text` can be the client id of a new application: it stands in addresses and logs, and never changes. */
export const isClientId = (text: string): boolean => /^[a-z0-9](?:[a-z0-9-]{1,58})[a-z0-9]$/.test(text);

export type ActivationRefusal = 'no-redirect' | 'no-keys' | 'no-agreement';

/** What an application still lacks before pupils can be let in; empty when it can be switched on. */
export function activationRefusals(application: {
	kind: 'web' | 'machine';
	redirectUris: readonly string[];
	authentication: Authentication;
	jwks: unknown;
	jwksUri: string | null;
	secretCount: number;
	claimCount: number;
	agreementReference: string | null;
}): ActivationRefusal[] {
	const { kind, redirectUris, authentication, jwks, jwksUri, secretCount, claimCount } = application;
	const refusals: ActivationRefusal[] = [];
	if (kind === 'web' && redirectUris.length === 0) refusals.push('no-redirect');
	if (authentication === 'private_key_jwt' && !jwks && !jwksUri) refusals.push('no-keys');
	if (authentication.startsWith('client_secret_') && secretCount === 0) refusals.push('no-keys');
	if (claimCount > 0 && application.agreementReference === null) refusals.push('no-agreement');
	return refusals;
}

export type Jwks = { keys: Record<string, unknown>[] };
export type KeysRefusal = 'not-json' | 'no-keys' | 'too-many' | 'private' | 'unusable';

/** Enough to move from one key to the next, twice over. */
const MAX_KEYS = 10;
/** Members of a private or symmetric key (RFC 7518 §6). */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
/** Shorter RSA keys can be broken within reach (NIST SP 800-131A). In bits. */
const MIN_RSA_BITS = 2048;

/**
 * Reads a JWK Set (RFC 7517 §5) of public keys that can sign a `private_key_jwt`: RSA from 2048 bits, or P-256. Refuses the
 * whole set when one key in it is private: then the secret has left the house already. Never throws.
 */
export function readPublicKeys(text: string): { jwks: Jwks } | { refusal: KeysRefusal } {
	const parsed = parse(text);
	if (parsed === undefined) return { refusal: 'not-json' };
	const keys = isObject(parsed) ? parsed.keys : undefined;
	if (!Array.isArray(keys) || keys.length === 0 || !keys.every(isObject)) return { refusal: 'no-keys' };
	if (keys.length > MAX_KEYS) return { refusal: 'too-many' };
	if (keys.some((key) => SECRET_MEMBERS.some((member) => member in key))) return { refusal: 'private' };
	const signing = keys.filter(canSign);
	return signing.length > 0 ? { jwks: { keys } } : { refusal: 'unusable' };
}

function canSign(key: Record<string, unknown>): boolean {
	if (key.use !== undefined && key.use !== 'sig') return false;
	if (key.kty === 'RSA') return bits(key.n) >= MIN_RSA_BITS && typeof key.e === 'string';
	return key.kty === 'EC' && key.crv === 'P-256' && typeof key.x === 'string' && typeof key.y === 'string';
}

/** Of a number in base64url; each sign holds six. */
const bits = (number: unknown): number =>
	typeof number === 'string' && /^[\w-]+$/.test(number) ? Math.floor((number.length * 6) / 8) * 8 : 0;

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

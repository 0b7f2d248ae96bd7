import { hash, verify } from '@node-rs/argon2';
import { createHmac } from 'node:crypto';
import { getSettings, type Settings } from '../env';
import { keyObject, type Key, type Keys } from '../keys';
import { observeHash } from '../metrics';
import { traced } from '../traces';
import { HashPool } from './hash-pool';

/** A hash as it is stored. */
export interface StoredHash {
	hash: string;
	pepperId: string;
}

let pool: HashPool | undefined;

/** The one pool of this process. */
export function hashPool(): HashPool {
	const { hashConcurrency, hashQueueLimit } = getSettings();
	return (pool ??= new HashPool(hashConcurrency, hashQueueLimit, { observe: observeHash }));
}

/**
 * The secret under the pepper: what argon2id hashes. NFKC first, so that one "ë" typed on an iPad and another on
 * Windows are the same (NIST SP 800-63B §5.1.1); nothing is trimmed, folded or cut. The account is bound in, so that a
 * hash copied to another row never fits. As text: the library verifies no bytes that are not UTF-8.
 */
function pepper(key: Key, accountId: string, secret: string): string {
	return createHmac('sha256', keyObject(key))
		.update(`leerid-secret\0${accountId}\0`)
		.update(secret.normalize('NFKC'))
		.digest('base64');
}

/** The library's algorithm is argon2id unless told otherwise; `madeWith` would notice. */
function options({ argon2 }: Pick<Settings, 'argon2'>) {
	return {
		memoryCost: argon2.memoryKib,
		timeCost: argon2.iterations,
		parallelism: argon2.parallelism
	};
}

/** Hashes a new secret with the parameters and the pepper of today. Waits its turn in the pool; may throw `busy`. */
export async function hashSecret(keys: Keys, accountId: string, secret: string): Promise<StoredHash> {
	const key = keys.pepper.current;
	const settings = getSettings();
	return {
		hash: await traced('hash', {}, () =>
			hashPool().run(() => hash(pepper(key, accountId, secret), options(settings)))
		),
		pepperId: key.id
	};
}

export interface Verification {
	matches: boolean;
	/** The hash was made with other parameters or an older pepper: make it anew now that the secret is at hand. */
	outdated: boolean;
}

/**
 * Whether `secret` is the one hashed, in its turn among those of other lanes (the address that asks). A hash under a pepper we no longer hold never matches, and costs the same.
 */
export async function verifySecret(
	keys: Keys,
	accountId: string,
	stored: StoredHash,
	secret: string,
	lane?: string
): Promise<Verification> {
	const key = keys.pepper.byId(stored.pepperId);
	const peppered = pepper(key ?? keys.pepper.current, accountId, secret);
	const verified = await traced('hash', {}, () => hashPool().run(() => verify(stored.hash, peppered), lane));
	const matches = verified && key !== undefined;
	const outdated = key?.id !== keys.pepper.current.id || !madeWith(stored.hash, getSettings());
	return { matches, outdated };
}

let decoy: Promise<StoredHash> | undefined;

/** Makes the hash that unknown names are compared with, so that the first of them takes no longer than the others. */
export async function warmUpHashing(keys: Keys): Promise<void> {
	await decoyHash(keys);
}

/** Costs what a real verification costs, for names we do not know (D10). Never matches. */
export async function verifyNothing(keys: Keys, secret: string, lane?: string): Promise<void> {
	await verifySecret(keys, 'somebody', await decoyHash(keys), secret, lane);
}

function decoyHash(keys: Keys): Promise<StoredHash> {
	// A busy pool must not leave a broken decoy behind for ever.
	decoy ??= hashSecret(keys, 'nobody', 'nobody').catch((error: unknown) => {
		decoy = undefined;
		throw error;
	});
	return decoy;
}

/** Whether a PHC string carries the parameters in force: `$argon2id$v=19$m=19456,t=2,p=1$…`. */
function madeWith(phc: string, { argon2 }: Pick<Settings, 'argon2'>): boolean {
	return phc.startsWith(
		`$argon2id$v=19$m=${argon2.memoryKib},t=${argon2.iterations},p=${argon2.parallelism}$`
	);
}

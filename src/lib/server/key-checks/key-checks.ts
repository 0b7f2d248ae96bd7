import { inTransaction, type Context } from '../context';
import { asc, eq } from 'drizzle-orm';
import { keyChecks } from '../db';
import { KEY_VARIABLES, type KeyName } from '../env-variables';
import { isRotatable, keyedHash, keyFileNames, keyFilePath, type Key, type Keys } from '../keys';
import { recordAudit } from '../audit';
import type { Settings } from '../env';
import { StartError } from '../errors';

type Place = Pick<Settings, 'embedded' | 'dataDir'>;
type Known = typeof keyChecks.$inferSelect;

const NAMES = Object.keys(keyFileNames) as KeyName[];
/** Ids that a sentence names: the newest of what may be many years. */
const MOST_NAMED = 3;

/** What each key of this process leaves in the database. */
const checksOf = (keys: Keys, name: KeyName): { keyId: string; hash: Buffer }[] => {
	const given = keys[name];
	const all: readonly Key[] = 'all' in given ? given.all : [given];
	return all.map((key) => ({ keyId: key.id, hash: keyedHash(key, 'key-check', keyFileNames[name]) }));
};

const isSame = (known: Known, hash: Uint8Array) => Buffer.compare(known.hash, hash) === 0;

/**
 * What is wrong with the keys of this process for this database, a sentence for each set: another key under an id that was seen before; of
 * a set that is rotated, none that was seen; of one that never is, another. Nothing is wrong with a set that was never seen.
 */
export async function findOtherKeys({ db, keys }: Context, place: Place): Promise<string[]> {
	const rows = await db.select().from(keyChecks).orderBy(asc(keyChecks.firstSeenAt), asc(keyChecks.keyId));
	return NAMES.flatMap((name) => {
		const known = rows.filter((row) => row.name === keyFileNames[name]);
		const fault = known.length > 0 ? judge(checksOf(keys, name), known, name) : null;
		return fault === null ? [] : [`${nameOf(name, place)} ${fault}`];
	});
}

function judge(given: ReturnType<typeof checksOf>, known: Known[], name: KeyName): string | null {
	const say = `"leerid keys lost ${keyFileNames[name]}" (docs/keys.md).`;
	if (!isRotatable(name)) {
		const [first] = known;
		if (given.every(({ hash }) => first && isSame(first, hash))) return null;
		return `holds another key than the one this database was used with: put that one back from the backup or the safe, for no other can take its place; or, when it is lost for good, say so with ${say}`;
	}
	const other = given.find(({ keyId, hash }) =>
		known.some((row) => row.keyId === keyId && !isSame(row, hash))
	);
	if (other)
		return `holds another key under the id ${other.keyId} than this database was used with: put that one back, and give a new one an id of its own above it (docs/keys.md).`;
	if (given.some(({ keyId }) => known.some((row) => row.keyId === keyId))) return null;
	const ids = known.slice(-MOST_NAMED).map(({ keyId }) => keyId);
	return `has none of the keys this database was used with (${ids.join(', ')}): put them back below the new one; or, when they are lost for good, say so with ${say}`;
}

/** Where the operator finds a set. */
const nameOf = (name: KeyName, { embedded, dataDir }: Place): string =>
	embedded ? keyFilePath(dataDir, name) : KEY_VARIABLES[name];

/**
 * Throws `StartError` when the keys are not those this database was used with: every password would fail, or every application take
 * every pupil for a stranger, and what is written meanwhile is lost with the wrong key. Remembers keys that are new. Several
 * processes may start at once: the first to write says which key an id stands for, and the others are compared with that.
 */
export async function refuseOtherKeys(ctx: Context, place: Place): Promise<void> {
	await refuse(ctx, place);
	const all = NAMES.flatMap((name) =>
		checksOf(ctx.keys, name).map((check) => ({ name: keyFileNames[name], ...check, firstSeenAt: ctx.now }))
	);
	await inTransaction(ctx, async (ctx) => {
		const written = await ctx.db.insert(keyChecks).values(all).onConflictDoNothing().returning();
		if (written.length < all.length) await refuse(ctx, place);
	});
}

async function refuse(ctx: Context, place: Place): Promise<void> {
	const [fault] = await findOtherKeys(ctx, place);
	if (fault !== undefined) throw new StartError(fault);
}

/**
 * Forgets which keys of a set this database was used with: the next start remembers those it is given. Nothing that was made
 * with the lost ones comes back. Returns the ids that were known.
 */
export function forgetKeys(ctx: Context, name: KeyName): Promise<string[]> {
	return inTransaction(ctx, async (ctx) => {
		const own = eq(keyChecks.name, keyFileNames[name]);
		const gone = await ctx.db.delete(keyChecks).where(own).returning();
		const ids = gone.map(({ keyId }) => keyId);
		if (ids.length > 0)
			await recordAudit(ctx, {
				action: 'service.keys-lost',
				detail: { name: keyFileNames[name], ids: ids.join(' ') }
			});
		return ids;
	});
}

import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { embeddedFolder, type Settings } from '../env.ts';
import { KEY_VARIABLES, type KeyName } from '../env-variables.ts';
import { StartError } from '../errors.ts';
import { formatKey, KEY_BYTES, keySet, parseKeys, sameKey, type Key, type KeySet } from './key-set.ts';

/** Every key of the system; what each protects and what its loss costs stands in docs/keys.md. */
export interface Keys {
	/** HMAC over a password before it is hashed. */
	pepper: KeySet;
	/** AES-256-GCM: `seal`. */
	sealing: KeySet;
	/** `sign`: the cookie by which a device is known. */
	device: KeySet;
	/** `keyedHash` of card tokens, addresses and unknown usernames. */
	lookup: KeySet;
	/** Makes the `sub` of a pupil for each application. Cannot be rotated. */
	pairwise: Key;
	/** `keyedHash` of national numbers. Cannot be rotated. */
	nationalNumber: Key;
	/** Seals the private signing keys of the OpenID provider. */
	signing: KeySet;
}

const names = Object.keys(KEY_VARIABLES) as KeyName[];

/** The file of each key set in `DATA_DIR/keys`. */
export const keyFileNames: Record<KeyName, string> = {
	pepper: 'pepper',
	sealing: 'sealing',
	device: 'device',
	lookup: 'lookup',
	pairwise: 'pairwise',
	nationalNumber: 'national-number',
	signing: 'signing'
};

/** Where the embedded database keeps a set. */
export const keyFilePath = (dataDir: string, name: KeyName): string =>
	join(dataDir, 'keys', keyFileNames[name]);

/**
 * The keys of this installation. With the embedded database they are made once, under `DATA_DIR/keys`; with PostgreSQL
 * they come from the environment. Throws `StartError` when one is missing or malformed, and rather than make
 * new keys for an existing database, whose passwords and cards would all stop working.
 */
export async function loadKeys(settings: Pick<Settings, 'embedded' | 'dataDir' | 'keyTexts'>): Promise<Keys> {
	const entries: [KeyName, Key[]][] = settings.embedded
		? await keysFromFolder(settings).catch(refuseUnusable)
		: names.map((name) => [name, keysFromVariable(name, settings.keyTexts[name])]);
	refuseSharedKeys(entries);
	const sets = Object.fromEntries(entries.map(([name, keys]) => [name, keySet(keys)])) as Record<
		KeyName,
		KeySet
	>;
	return {
		...sets,
		pairwise: onlyKey(sets.pairwise, 'pairwise'),
		nationalNumber: onlyKey(sets.nationalNumber, 'nationalNumber')
	};
}

function keysFromVariable(name: KeyName, text: string | undefined): Key[] {
	const variable = KEY_VARIABLES[name];
	if (text === undefined)
		throw new StartError(
			`${variable} is missing: with PostgreSQL the keys come from the environment, so set it or ${variable}_FILE (docs/keys.md says how to make one).`
		);
	return parseKeys(text, variable);
}

async function keysFromFolder(settings: Pick<Settings, 'dataDir' | 'keyTexts'>): Promise<[KeyName, Key[]][]> {
	const given = names.find((name) => settings.keyTexts[name] !== undefined);
	if (given)
		throw new StartError(
			`${KEY_VARIABLES[given]} is set, but the embedded database keeps its keys under DATA_DIR/keys: leave it out, or set DATABASE_URL.`
		);

	const folder = join(settings.dataDir, 'keys');
	const lost: KeyName[] = [];
	for (const name of names) if (!(await exists(join(folder, keyFileNames[name])))) lost.push(name);
	if (lost.length > 0) {
		const missing = lost.map((name) => keyFileNames[name]).join(', ');
		if (await exists(join(embeddedFolder(settings), 'PG_VERSION')))
			throw new StartError(
				`${folder} has lost its keys (${missing}) and the database cannot be used without them: put them back from the backup.`
			);
		await mkdir(folder, { recursive: true, mode: 0o700 });
		for (const name of lost) await makeKeyFile(folder, keyFileNames[name]);
	}
	await tighten(folder, 0o700);
	return Promise.all(
		names.map(async (name): Promise<[KeyName, Key[]]> => {
			const path = join(folder, keyFileNames[name]);
			await tighten(path, 0o600);
			return [name, parseKeys(await readFile(path, 'utf8'), path)];
		})
	);
}

/**
 * Writes one new key, whole or not at all, also when the power fails; a file that another process made meanwhile stays
 * as it is, which is why this links rather than renames.
 */
async function makeKeyFile(folder: string, name: string): Promise<void> {
	const key: Key = { id: randomBytes(4).toString('hex'), bytes: randomBytes(KEY_BYTES) };
	const temporary = join(folder, `.${name}.${process.pid}.${key.id}`);
	const file = await open(temporary, 'wx', 0o600);
	try {
		await file.writeFile(
			`# LeerID ${name}: id:base64url, newest first. See docs/keys.md before changing anything.\n${formatKey(key)}\n`
		);
		await file.sync();
		await link(temporary, join(folder, name)).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') throw error;
		});
	} finally {
		await file.close();
		await rm(temporary, { force: true });
	}
	if (process.platform === 'win32') return; // has no such thing for a folder
	const directory = await open(folder, 'r');
	await directory.sync().finally(() => directory.close());
}

/** Takes away the rights of others, which a copy or a restored backup often brings; some file systems have none. */
async function tighten(path: string, mode: number): Promise<void> {
	if (((await stat(path)).mode & 0o077) !== 0) await chmod(path, mode).catch(() => undefined);
}

const exists = (path: string) =>
	stat(path).then(
		() => true,
		(error: NodeJS.ErrnoException) => {
			if (error.code === 'ENOENT') return false;
			throw error;
		}
	);

/** A folder we may not read or write, or a full disk, is the operator's to solve. */
function refuseUnusable(error: NodeJS.ErrnoException): never {
	if (!error.path || !error.code) throw error;
	throw new StartError(
		`The keys cannot be kept in DATA_DIR (${error.code}): make ${error.path} readable and writable for this user.`,
		{ cause: error }
	);
}

/** One key for two purposes would let what is made for the one be used for the other. */
function refuseSharedKeys(entries: [KeyName, Key[]][]): void {
	const seen: { name: KeyName; key: Key }[] = [];
	for (const [name, keys] of entries)
		for (const key of keys) {
			const other = seen.find((one) => one.name !== name && sameKey(one.key, key));
			if (other)
				throw new StartError(
					`${KEY_VARIABLES[name]} holds the same key as ${KEY_VARIABLES[other.name]}: each needs its own.`
				);
			seen.push({ name, key });
		}
}

function onlyKey(keys: KeySet, name: KeyName): Key {
	if (keys.all.length > 1)
		throw new StartError(
			`${KEY_VARIABLES[name]} holds more than one key, but it cannot be rotated: keep the first one ever used.`
		);
	return keys.current;
}

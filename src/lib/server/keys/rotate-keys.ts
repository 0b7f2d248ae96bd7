import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KEY_VARIABLES, type KeyName } from '../env-variables.ts';
import { formatKey, KEY_BYTES, parseKeys } from './key-set.ts';
import { keyFileNames } from './load-keys.ts';

/** Those that can be replaced; what the others made can never be made anew (FEATURES D13). */
export const ROTATABLE = ['pepper', 'sealing', 'device', 'lookup', 'signing'] as const satisfies KeyName[];
export type Rotatable = (typeof ROTATABLE)[number];

export const isRotatable = (name: string): name is Rotatable =>
	(ROTATABLE as readonly string[]).includes(name);

/** A new key as it is written, named for the month it was made in. */
export function makeKeyLine(now: Date): string {
	const id = `${now.toISOString().slice(0, 7)}-${randomBytes(2).toString('hex')}`;
	return formatKey({ id, bytes: randomBytes(KEY_BYTES) });
}

/** The variable an operator of PostgreSQL adds a line to. */
export const variableOf = (name: Rotatable): string => KEY_VARIABLES[name];

/**
 * Puts a new key above the others in the file of the embedded database, whole or not at all. It counts from the next start.
 * Returns the file.
 */
export async function addKey(dataDir: string, name: Rotatable, now: Date): Promise<string> {
	const path = join(dataDir, 'keys', keyFileNames[name]);
	const text = await readFile(path, 'utf8');
	const lines = text.split('\n');
	const first = lines.findIndex((line) => line.trim() !== '' && !line.trim().startsWith('#'));
	lines.splice(Math.max(0, first), 0, makeKeyLine(now));
	const whole = lines.join('\n');
	parseKeys(whole, path);
	const temporary = `${path}.new`;
	const file = await open(temporary, 'wx', 0o600);
	try {
		await file.writeFile(whole);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(temporary, path).catch(async (error: unknown) => {
		await rm(temporary, { force: true });
		throw error;
	});
	return path;
}

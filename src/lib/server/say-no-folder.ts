import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * The end of a sentence that begins with `path`, when a file stands there or above it where only a folder may: EEXIST or ENOTDIR alone would
 * send the operator to the rights of what is no folder. Null when none does. `path` is absolute.
 */
export async function sayNoFolder(path: string): Promise<string | null> {
	for (let place = path; place !== dirname(place); place = dirname(place)) {
		const found = await stat(place).catch(() => null);
		if (!found) continue;
		if (found.isDirectory()) return null;
		return place === path ? 'is a file: name a folder' : `cannot be made: ${place} is a file and no folder`;
	}
	return null;
}

import { stat } from 'node:fs/promises';
import { StartError } from './errors.ts';

/**
 * Throws `StartError` when `folder` is another user's: what we (root, mostly) write in it the server could not read afterwards.
 * A folder that is not there is nobody's, and Windows knows no such owners.
 */
export async function refuseOtherOwner(folder: string): Promise<void> {
	const uid = process.getuid?.();
	const owner = await stat(folder).then(
		(found) => found.uid,
		() => uid
	);
	if (owner === uid) return;
	throw new StartError(
		`${folder} belongs to user ${owner} and this is user ${uid}: run it as the user of the server, such as with sudo -u.`
	);
}

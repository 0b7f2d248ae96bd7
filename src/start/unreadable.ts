import { join } from 'node:path';

/** The oldest Node that the program runs on; on Linux it brings its own. */
const OLDEST_NODE = 22;
/** The folder of the project, above `src/start` and above `build/start`. */
const root = join(import.meta.dirname, '..', '..');
/** What Node says of a package or a file that is not there, or is another than the program was built with. */
const UNREADABLE = new Set([
	'ERR_DLOPEN_FAILED',
	'ERR_MODULE_NOT_FOUND',
	'ERR_PACKAGE_PATH_NOT_EXPORTED',
	'MODULE_NOT_FOUND'
]);

/** What makes packages and build fit, and `npm start` does first. */
export const REMEDY = `run "node src/start/bootstrap.mjs build" in ${root}`;

/** Why this version of Node cannot run the program, in one sentence; null when it can. */
export const explainOldNode = (version: string): string | null =>
	Number.parseInt(version) < OLDEST_NODE
		? `LeerID does not run on Node ${version}: use the one that it brings, ${join(root, 'node_modules/.bin/node')}.`
		: null;

/** Why Node could not read the program, in one sentence that names the remedy; null when that is not what went wrong. */
export function explainUnreadable(error: unknown): string | null {
	const { name, code, message = '' } = error as { name?: string; code?: string; message?: string };
	if (name !== 'SyntaxError' && !UNREADABLE.has(code ?? '')) return null;
	return `The packages or the build of LeerID are not whole, or of another version (${message.split('\n', 1)[0]}): ${REMEDY}.`;
}

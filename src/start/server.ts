// What Node is given: `npm start`, or `node build/start/server.js` after a build, which strips the types (tsconfig.build.json). The
// program is in serve.ts. Nothing of it is imported here at once, so that what keeps Node from reading it is said in a sentence.
import { explainOldNode, explainUnreadable } from './unreadable.ts';

const tooOld = explainOldNode(process.versions.node);
if (tooOld !== null) {
	console.error(tooOld);
	process.exit(1);
}
try {
	const { loadShortLived } = await import('./short-lived/load-short-lived.ts');
	loadShortLived();
	await import('./serve.ts');
} catch (error) {
	console.error(explainUnreadable(error) ?? error);
	process.exit(1);
}

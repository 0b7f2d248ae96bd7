import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Chunk {
	css?: string[];
	imports?: string[];
}

const KIT = '.svelte-kit';
const NODES = `${KIT}/generated/client-optimized/nodes`;
/** The pages that a card opens, what stands round them, and the page without internet. */
const SHELL = /routes\/(\+layout|\(aanmelden\)\/|offline\/)/;

/**
 * Paths of the style sheets that the sign-in pages need, from the manifests of a build: those of the desk have no
 * business on a child's tablet. Throws when there was no build.
 */
export function shellStyles(root = process.cwd()): Set<string> {
	const chunks = JSON.parse(
		readFileSync(join(root, KIT, 'output/client/.vite/manifest.json'), 'utf8')
	) as Record<string, Chunk>;
	const found = new Set<string>();
	const seen = new Set<string>();
	const visit = (name: string) => {
		if (seen.has(name)) return;
		seen.add(name);
		for (const file of chunks[name]?.css ?? []) found.add(`/${file}`);
		for (const other of chunks[name]?.imports ?? []) visit(other);
	};
	for (const file of readdirSync(join(root, NODES)))
		if (SHELL.test(readFileSync(join(root, NODES, file), 'utf8'))) visit(`${NODES}/${file}`);
	return found;
}

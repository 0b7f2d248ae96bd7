import { join } from 'node:path';
import type { Plugin } from 'vite';
import { apply, BUNDLED, changeFor, type Change } from './changes.ts';

/**
 * Makes the changes of `BUNDLED` in what `vite build` makes for the server. The build fails where a new version has other words
 * there: look whether the change is still needed, and write it anew or take it away.
 */
export function viteShortLived(): Plugin {
	const met = new Set<Change>();
	return {
		name: 'leerid:short-lived',
		apply: 'build',
		enforce: 'pre',
		transform(code, id, options) {
			const change = options?.ssr ? changeFor(BUNDLED, id) : undefined;
			if (!change) return null;
			const changed = apply(change, code);
			if (changed === null)
				return this.error(`${change.file} has other words than src/start/short-lived knows`);
			met.add(change);
			const imports = (change.imports ?? []).map(
				([name, file]) => `import { ${name} } from ${JSON.stringify(join(import.meta.dirname, file))};`
			);
			return { code: [...imports, changed].join('\n'), map: null };
		},
		buildEnd(error) {
			// The pages' own build meets none of them.
			if (!error && met.size > 0 && met.size < BUNDLED.length)
				this.error(`only ${met.size} of ${BUNDLED.length} files of src/start/short-lived were met`);
		}
	};
}

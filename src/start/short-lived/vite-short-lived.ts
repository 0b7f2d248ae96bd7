import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { apply, BUNDLED, changeFor, type Change } from './changes.ts';

/**
 * Makes the changes of `BUNDLED` in what `vite build` makes for the server. The build fails where a new version has other words
 * there, or no such file: look whether the change is still needed, and write it anew or take it away.
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
			if (changed === null) return fail(this, `${change.file} has other words`);
			met.add(change);
			const imports = (change.imports ?? []).map(
				([name, file]) => `import { ${name} } from ${JSON.stringify(join(import.meta.dirname, file))};`
			);
			return { code: [...imports, changed].join('\n'), map: null };
		},
		generateBundle() {
			// The pages' own build meets none of them.
			if (this.environment.config.consumer === 'server' && met.size < BUNDLED.length)
				fail(this, `only ${met.size} of ${BUNDLED.length} files were met`);
		}
	};
}

/** Says it first: what SvelteKit does when a build ends finds nothing built, and its error is the one that is shown. */
function fail(build: Rolldown.PluginContext, what: string): never {
	const sentence = `src/start/short-lived does not fit what is installed: ${what}`;
	build.environment.logger.error(sentence);
	return build.error(sentence);
}

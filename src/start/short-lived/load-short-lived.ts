import * as modules from 'node:module';
import { apply, changeFor, LOADED } from './changes.ts';

/**
 * Makes the changes of `LOADED` in what this process loads from here on. A file with other words is loaded as it is: it costs
 * memory and time, and nothing else (a test says so before anything is released). So does Node before 22.15, which has no such hooks.
 */
export function loadShortLived(): void {
	const { registerHooks } = modules as Partial<typeof modules>;
	registerHooks?.({
		load(url, context, nextLoad) {
			const loaded = nextLoad(url, context);
			const change = changeFor(LOADED, url);
			if (!change || loaded.source === undefined || loaded.source === null) return loaded;
			const { source } = loaded;
			const code = typeof source === 'string' ? source : new TextDecoder().decode(source);
			return { ...loaded, source: apply(change, code) ?? source };
		}
	});
}

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** The text of `name`, exported by `file`, in a process of its own. */
function textOf(name: string, file: string, before = ''): string {
	const address = pathToFileURL(join(root, 'node_modules', file)).href;
	const program = `${before}; console.log((await import('${address}')).${name}.toString())`;
	return execFileSync(process.execPath, ['--input-type=module', '-e', program], {
		cwd: root,
		encoding: 'utf8'
	});
}

it.each([
	['Query', 'postgres/src/query.js', 'this.resolve = answered'],
	['default', 'oidc-provider/lib/helpers/initialize_app.js', "'oidc', { value:"]
])('loads %s with the words that let go of a request', (name, file, words) => {
	const hook = pathToFileURL(join(import.meta.dirname, 'load-short-lived.ts')).href;
	const load = `(await import('${hook}')).loadShortLived()`;
	expect(textOf(name, file)).not.toContain(words);
	expect(textOf(name, file, load)).toContain(words);
});

it('is asked for before anything else of the program is loaded', () => {
	const server = readFileSync(join(root, 'src/start/server.ts'), 'utf8');
	const [asked, rest] = [server.indexOf('\tloadShortLived();'), server.indexOf("await import('./serve.ts')")];
	expect(asked).toBeGreaterThan(0);
	expect(rest).toBeGreaterThan(asked);
});

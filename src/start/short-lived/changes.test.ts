import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apply, BUNDLED, changeFor, LOADED } from './changes';

const installed = (file: string) =>
	readFileSync(join(import.meta.dirname, '../../../node_modules', file), 'utf8');

describe('what is changed in what we use', () => {
	it.each([...BUNDLED, ...LOADED])('finds its words once in $file as it is installed', (change) => {
		const changed = apply(change, installed(change.file));
		expect(changed).not.toBeNull();
		for (const [name] of change.imports ?? []) expect(changed).toContain(name);
	});

	it('keeps the number of lines of what is loaded as it was installed, for the lines in an error', () => {
		for (const change of LOADED) {
			const code = installed(change.file);
			expect(apply(change, code)?.split('\n').length).toBe(code.split('\n').length);
		}
	});

	it.each([
		['that is not there', 'something else'],
		['that is there twice', 'this that this']
	])('says so of a word %s', (_how, code) => {
		expect(apply({ file: '/a.js', words: [['this', 'that']] }, code)).toBeNull();
	});

	it('knows a file by the end of its address, without its query', () => {
		expect(changeFor(LOADED, 'file:///srv/node_modules/postgres/src/query.js?v=1')).toBe(LOADED[0]);
		expect(changeFor(LOADED, 'file:///srv/node_modules/postgres/cjs/src/query.js')).toBeUndefined();
		expect(changeFor(LOADED, 'file:///srv/other/query.js')).toBeUndefined();
	});
});

import { expect, test } from 'vitest';
import { explainOldNode, explainUnreadable } from './unreadable';

test('a package that is not there is said with the remedy', async () => {
	const name = 'no-such-package-of-leerid';
	const error: unknown = await import(/* @vite-ignore */ `file:///none/${name}.js`).catch((e: unknown) => e);
	expect(explainUnreadable(error)).toMatch(
		/^The packages or the build of LeerID are not whole, or of another version \(.*no-such-package-of-leerid.*\): run "node src\/start\/bootstrap\.mjs build" in \/.*\.$/
	);
});

test('a package of another version is said so too', () => {
	const error = new SyntaxError("The requested module 'pino' does not provide an export named 'x'\n at y");
	expect(explainUnreadable(error)).toContain("does not provide an export named 'x'): run");
});

test('a Node that is too old is told which one to use', () => {
	expect(explainOldNode('20.19.2')).toMatch(
		/^LeerID does not run on Node 20\.19\.2: use the one that it brings, .*node_modules\/\.bin\/node\.$/
	);
	for (const enough of ['22.12.0', '24.21.0']) expect(explainOldNode(enough)).toBeNull();
});

test('any other mistake is ours, and keeps its stack', () => {
	expect(explainUnreadable(new TypeError('x is undefined'))).toBeNull();
	expect(explainUnreadable('x')).toBeNull();
});

import { expect, test } from 'vitest';
import { explainUnreadable } from './unreadable';

const NODE = '24.21.0';

test('a package that is not there is said with the remedy', async () => {
	const name = 'no-such-package-of-leerid';
	const error: unknown = await import(/* @vite-ignore */ `file:///none/${name}.js`).catch((e: unknown) => e);
	expect(explainUnreadable(error, NODE)).toMatch(
		/^The packages or the build of LeerID are not whole, or of another version \(.*no-such-package-of-leerid.*\): run "npm ci" and "npm run build" in \/.*\.$/
	);
});

test('a package of another version is said so too', () => {
	const error = new SyntaxError("The requested module 'pino' does not provide an export named 'x'\n at y");
	expect(explainUnreadable(error, NODE)).toContain("does not provide an export named 'x'): run");
});

test('a Node that is too old is told which one to use', () => {
	expect(explainUnreadable(new TypeError('Promise.withResolvers is not a function'), '20.19.2')).toMatch(
		/^LeerID does not run on Node 20\.19\.2: use the one that it brings, .*node_modules\/\.bin\/node\.$/
	);
});

test('any other mistake is ours, and keeps its stack', () => {
	expect(explainUnreadable(new TypeError('x is undefined'), NODE)).toBeNull();
	expect(explainUnreadable('x', NODE)).toBeNull();
});

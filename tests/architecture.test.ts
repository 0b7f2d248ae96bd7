import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path/posix';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { isUsername } from '../src/lib/domain/accounts/username';

const root = join(import.meta.dirname, '..');

/** Every file below `folder`, as paths from the top of the repository. */
function filesIn(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(root, join(entry.parentPath, entry.name)))
		.sort();
}

const isCode = (path: string) => /\.(ts|js|mjs|svelte)$/.test(path);
const isTest = (path: string) => /\.(test|spec)\.ts$/.test(path);
const sources = filesIn('src').filter(isCode);
const tests = [...sources.filter(isTest), ...filesIn('tests').filter(isCode)];
const code = sources.filter((path) => !isTest(path));

/** The script of a component, or the whole of any other file. */
function scriptOf(path: string): string {
	const text = readFileSync(join(root, path), 'utf8');
	if (!path.endsWith('.svelte')) return text;
	return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

/** What `path` imports: paths from the top of the repository for files of ours, names for everything else. */
const importsOf = (path: string) => namesIn(path, scriptOf(path));

/** The same without the imports of types, which are gone when the program runs. */
const runs = (path: string): Arrow[] =>
	namesIn(path, scriptOf(path).replace(/^(import|export) type [^;]*;/gm, '')).map((to) => ({
		from: path,
		to
	}));

function namesIn(path: string, script: string): string[] {
	return ts.preProcessFile(script, true, true).importedFiles.map(({ fileName }) => {
		if (fileName.startsWith('$lib')) return normalize(fileName.replace('$lib', 'src/lib'));
		if (fileName.startsWith('$tests')) return normalize(fileName.replace('$tests', 'tests/support'));
		return fileName.startsWith('.') ? normalize(join(dirname(path), fileName)) : fileName;
	});
}

const LAYERS = {
	domain: 'src/lib/domain',
	components: 'src/lib/components',
	i18n: 'src/lib/i18n',
	styles: 'src/lib/styles',
	server: 'src/lib/server',
	routes: 'src/routes',
	params: 'src/params',
	start: 'src/start',
	tests: 'tests'
} as const;
type Layer = keyof typeof LAYERS | 'hooks' | 'outside';

function layerOf(path: string): Layer {
	if (/^src\/(hooks|service-worker)/.test(path)) return 'hooks';
	const found = Object.entries(LAYERS).find(([, folder]) => path === folder || path.startsWith(`${folder}/`));
	return (found?.[0] as Layer | undefined) ?? 'outside';
}

/** Rule 1 of the house: routes → server → domain and routes → components → domain; no arrow back. */
const MAY_IMPORT: Record<Exclude<Layer, 'outside' | 'tests'>, Layer[]> = {
	domain: ['domain'],
	i18n: ['i18n', 'domain'],
	styles: ['styles'],
	components: ['components', 'domain', 'i18n', 'styles'],
	server: ['server', 'domain', 'i18n'],
	params: ['domain'],
	routes: ['routes', 'server', 'components', 'domain', 'i18n', 'styles'],
	hooks: ['server', 'domain', 'i18n'],
	// Before SvelteKit there are only settings, how PostgreSQL is told them, errors, the mark of a restore, the log, a page that stands alone,
	// and which languages there are.
	start: ['start', 'server', 'i18n']
};
const SERVER_FOR_START = [
	'env',
	'errors',
	'log',
	'misspelt-settings',
	'owner',
	'postgres-variables',
	'restore-mark',
	'standalone-page'
].map((name) => `src/lib/server/${name}`);

const withoutExtension = (path: string) => path.replace(/\.(ts|js|mjs)$/, '');

interface Arrow {
	from: string;
	to: string;
}
const arrows: Arrow[] = code.flatMap((from) => importsOf(from).map((to) => ({ from, to })));
const show = (wrong: Arrow[]) => wrong.map(({ from, to }) => `${from} imports ${to}`);

/** `sessions` for `src/lib/server/sessions/lucia`; nothing for a file that stands beside the folders. */
function serverFolder(path: string): string | undefined {
	const rest = path.startsWith('src/lib/server/') ? path.slice('src/lib/server/'.length).split('/') : [];
	if (rest.length > 1) return rest[0];
	const [only] = rest;
	return only && !isCode(only) && !existsSync(join(root, `src/lib/server/${only}.ts`)) ? only : undefined;
}

describe('what may import what', () => {
	test('arrows go from routes to server or components, and from there to domain', () => {
		const wrong = arrows.filter(({ from, to }) => {
			const [source, target] = [layerOf(from), layerOf(to)];
			if (target === 'outside' || source === 'outside' || source === 'tests') return false;
			return !MAY_IMPORT[source].includes(target);
		});
		expect(show(wrong)).toEqual([]);
	});

	test('what starts the program knows no more of the server than what Node can read without a build', () => {
		const allowed = [...SERVER_FOR_START, 'src/lib/i18n/locales'];
		const wrong = arrows.filter(
			({ from, to }) =>
				layerOf(from) === 'start' &&
				['server', 'i18n'].includes(layerOf(to)) &&
				!allowed.includes(withoutExtension(to))
		);
		expect(show(wrong)).toEqual([]);
	});

	test('a folder of the server is entered through its index, or through that of a room inside it', () => {
		const wrong = arrows.filter(({ from, to }) => {
			const folder = serverFolder(to);
			if (folder === undefined || folder === serverFolder(from)) return false;
			const path = withoutExtension(to);
			return !path.endsWith('/index') && !existsSync(join(root, path, 'index.ts'));
		});
		expect(show(wrong)).toEqual([]);
	});

	test('the folders of the server run each other one way only', () => {
		const neighbours = new Map<string, Set<string>>();
		for (const { from, to } of code.flatMap(runs)) {
			const [source, target] = [serverFolder(from), serverFolder(to)];
			if (!source || !target || source === target) continue;
			neighbours.set(source, (neighbours.get(source) ?? new Set()).add(target));
		}
		const reachable = (start: string) => {
			const seen = new Set<string>();
			const visit = (folder: string) => {
				for (const next of neighbours.get(folder) ?? []) if (!seen.has(next)) visit((seen.add(next), next));
			};
			visit(start);
			return seen;
		};
		expect([...neighbours.keys()].filter((folder) => reachable(folder).has(folder)).sort()).toEqual([]);
	});

	test('routes never see the database', () => {
		const wrong = arrows.filter(({ from, to }) => layerOf(from) === 'routes' && serverFolder(to) === 'db');
		expect(show(wrong)).toEqual([]);
	});

	test('only the server knows Drizzle', () => {
		const wrong = arrows.filter(({ from, to }) => /^drizzle-/.test(to) && layerOf(from) !== 'server');
		expect(show(wrong)).toEqual([]);
	});

	test('domain imports nothing of Node, of a database, of Svelte or of SvelteKit', () => {
		const wrong = arrows.filter(
			({ from, to }) =>
				layerOf(from) === 'domain' &&
				/^(node:|drizzle|postgres|@electric-sql|svelte|@sveltejs|\$app|\$env)/.test(to)
		);
		expect(show(wrong)).toEqual([]);
	});
});

/** Where a pure file would read the world: `Date.now()`, `new Date()`, `Math.random()`, and globals with state. */
function readsWorld(path: string): string[] {
	const found: string[] = [];
	const file = ts.createSourceFile(path, scriptOf(path), ts.ScriptTarget.Latest, true);
	const IMPURE =
		/^(Date\.now|Math\.random|(globalThis\.)?(crypto|process|performance|localStorage|document|window)\b.*)$/;
	const visit = (node: ts.Node): void => {
		const text = node.getText(file);
		if (ts.isPropertyAccessExpression(node) && IMPURE.test(text)) found.push(text);
		if (ts.isNewExpression(node) && /^Date$/.test(node.expression.getText(file)) && !node.arguments?.length)
			found.push(text);
		if (
			ts.isCallExpression(node) &&
			/^(fetch|Date|setTimeout|setInterval)$/.test(node.expression.getText(file))
		)
			found.push(text);
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found.map((text) => `${path}: ${text}`);
}

test('domain reads no clock, no randomness, no environment and no network', () => {
	expect(code.filter((path) => layerOf(path) === 'domain').flatMap(readsWorld)).toEqual([]);
});

test('routes read forms through readForm, which answers half a form with 400', () => {
	const wrong = filesIn('src/routes').filter((file) =>
		/\.formData\(\)/.test(readFileSync(join(root, file), 'utf8'))
	);
	expect(wrong).toEqual([]);
});

test('the first word of every address is reserved, so that no pupil can be called after a page (A37)', () => {
	const words = filesIn('src/routes')
		.map(
			(file) =>
				file
					.split('/')
					.slice(2, -1)
					.filter((part) => !/^\(.*\)$/.test(part))[0]
		)
		.filter((word) => word !== undefined && !word.startsWith('['));
	const free = [...new Set([...words, ...readdirSync(join(root, 'static'))])].filter((word) =>
		isUsername(word ?? '')
	);
	expect(free).toEqual([]);
});

test('no test is left out or runs alone', () => {
	const leftOut = /\b(test|it|describe)\b[\w.]*\.(only|skip|todo|fixme|fails)\b/;
	expect(tests.filter((path) => leftOut.test(scriptOf(path)))).toEqual([]);
});

test('nothing is left to do in a comment', () => {
	const later = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
	expect([...code, ...tests].filter((path) => later.test(readFileSync(join(root, path), 'utf8')))).toEqual(
		[]
	);
});

test('a thing lives with the idea it belongs to', () => {
	const folders = new Set([...sources, ...tests].flatMap((path) => dirname(path).split('/')));
	expect(['utils', 'helpers', 'common', 'types'].filter((name) => folders.has(name))).toEqual([]);
});

test('the top of the repository holds what the house style names and nothing else', () => {
	const named = ['README.md', 'LICENSE', 'package.json', 'package-lock.json'];
	const folders = ['src', 'tests', 'docs', 'drizzle', 'static'];
	const configs = ['svelte.config.js', 'vite.config.ts', 'eslint.config.js', 'tsconfig.json'];
	const dotFiles = [
		'.ci',
		'.git',
		'.github',
		'.gitignore',
		'.npmrc',
		'.prettierignore',
		'.prettierrc',
		'.env.example'
	];
	const ignored = readFileSync(join(root, '.gitignore'), 'utf8')
		.split('\n')
		.filter((line) => line && !line.startsWith('!'))
		.map((line) => new RegExp(`^${basename(line).replaceAll('.', '\\.').replaceAll('*', '.*')}$`));
	const strangers = readdirSync(root).filter(
		(name) =>
			![...named, ...folders, ...configs, ...dotFiles].includes(name) &&
			!ignored.some((pattern) => pattern.test(name))
	);
	expect(strangers).toEqual([]);
});

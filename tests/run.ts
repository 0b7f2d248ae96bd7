// `npm test`: everything, or the parts it is given: `npm test -- lint unit db oidc e2e`. Each part runs even when another fails,
// and the last line counts them all: each test of vitest and Playwright, and format, lint and types as one each.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { countPlaywright, countVitest, type Count } from './support/count.ts';

const root = join(import.meta.dirname, '..');
const PARTS = ['lint', 'unit', 'db', 'oidc', 'e2e'] as const;
type Part = (typeof PARTS)[number];

const asked = process.argv.slice(2);
const parts = PARTS.filter((part) => asked.length === 0 || asked.includes(part));
const scratch = mkdtempSync(join(tmpdir(), 'leerid-test-'));
const total: Count = { passed: 0, failed: 0, skipped: 0 };
let retried = 0;
const reasons: string[] = [];
const running = new Set<ReturnType<typeof spawn>>();

for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.on(signal, () => {
		reasons.push(`stopped by ${signal}`);
		for (const child of running) child.kill(signal);
	});

const unknown = asked.filter((part) => !PARTS.includes(part as Part));
if (unknown.length > 0) fail(`there is no part ${unknown.join(', ')}: choose from ${PARTS.join(', ')}`);
if (parts.includes('lint')) await lint();
if (parts.includes('unit')) await vitest('unit tests', ['unit']);
if (parts.includes('db')) await databaseTests();
if (parts.includes('oidc')) await vitest('OpenID Connect', ['oidc']);
if (parts.includes('e2e')) await journeys();
rmSync(scratch, { recursive: true, force: true });

if (total.passed + total.failed === 0) fail('no test ran');
if (reasons.length > 0) console.log(`\n${reasons.map((reason) => `FAILED: ${reason}`).join('\n')}`);
if (retried > 0) console.log(`\n${retried} passed at the second try only: see "flaky" above`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
// Whatever still hangs on (a server that did not stop) must not keep the outcome waiting.
process.exit(total.failed > 0 || reasons.length > 0 ? 1 : 0);

async function lint(): Promise<void> {
	await check('format (npm run format mends it)', 'prettier', ['--check', '.']);
	await check('lint', 'eslint', ['--max-warnings', '0', '.']);
	await run('types: prepare', 'svelte-kit', ['sync']);
	await check('types', 'svelte-check', ['--fail-on-warnings', '--output', 'human']);
}

async function check(title: string, program: string, parameters: string[]): Promise<void> {
	if ((await run(title, program, parameters)) === 0) total.passed++;
	else fail(title);
}

async function databaseTests(): Promise<void> {
	heading('PostgreSQL');
	let postgres: { url: string; stop(): Promise<void> } | undefined;
	try {
		const { startPostgres } = await import('./support/postgres.ts');
		postgres = await startPostgres();
		console.log('ready');
	} catch (error) {
		fail(
			`PostgreSQL did not start, so its tests could not run: ${error instanceof Error ? error.message : error}`
		);
	}
	const engines = postgres ? ['embedded', 'postgresql'] : ['embedded'];
	try {
		await vitest('database tests', engines, postgres && { TEST_DATABASE_URL: postgres.url });
	} finally {
		await postgres?.stop();
	}
}

async function vitest(title: string, projects: string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
	const file = join(scratch, `${projects.join('-')}.json`);
	const chosen = projects.flatMap((project) => ['--project', project]);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const code = await run(title, 'vitest', ['run', ...chosen, ...reporters], env);
	add(title, code, read(file, countVitest));
}

async function journeys(): Promise<void> {
	const file = join(scratch, 'playwright.json');
	const parameters = ['test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json'];
	const code = await run('end-to-end tests', 'playwright', parameters, {
		PLAYWRIGHT_JSON_OUTPUT_FILE: file,
		E2E_DATA_DIR: join(scratch, 'data')
	});
	add('end-to-end tests', code, read(file, countPlaywright));
}

/** A part that fails without a failed test has crashed, and counts as one that failed. */
function add(title: string, code: number, count: Count | undefined): void {
	total.passed += count?.passed ?? 0;
	total.failed += count?.failed ?? 0;
	total.skipped += count?.skipped ?? 0;
	retried += count?.retried ?? 0;
	if (!count) fail(`${title}: gave no outcome (exit code ${code})`);
	else if (count.failed > 0) reasons.push(`${title}: ${count.failed} failed`);
	else if (code !== 0) fail(`${title}: exit code ${code} although no test failed; see above`);
	else if (count.passed === 0) fail(`${title}: not one test ran`);
}

function fail(reason: string): void {
	total.failed++;
	reasons.push(reason);
}

function read(file: string, count: (json: string) => Count): Count | undefined {
	try {
		return existsSync(file) ? count(readFileSync(file, 'utf8')) : undefined;
	} catch {
		return undefined;
	}
}

function run(
	title: string,
	program: string,
	parameters: string[],
	env: NodeJS.ProcessEnv = {}
): Promise<number> {
	heading(title);
	const bin = join(root, 'node_modules', '.bin');
	return new Promise((resolve) => {
		const child = spawn(join(bin, program), parameters, {
			cwd: root,
			stdio: 'inherit',
			shell: process.platform === 'win32',
			// Our own Node first: what follows starts others by the name "node".
			env: { ...process.env, ...env, PATH: bin + delimiter + (process.env.PATH ?? '') }
		});
		running.add(child);
		child.on('error', (error) => console.error(error.message));
		child.on('close', (code) => {
			running.delete(child);
			resolve(code ?? 1);
		});
	});
}

function heading(title: string): void {
	console.log(`\n== ${title}`);
}

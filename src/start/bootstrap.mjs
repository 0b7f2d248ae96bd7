// What `npm start`, `npm run dev` and `npm test` do first: bring what is missing or stale. Runs on a bare machine, so this
// is plain JavaScript for Node 20.19 with nothing but what Node brings; everything after it runs on our own Node 24.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { bin, modules, root, run } from './command.mjs';
import { findMissing, install, mayInstall } from './prerequisites.mjs';

/** Our own Node comes as a package for these; elsewhere the Node of the machine serves. */
const bringsNode = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);
const MIN_NODE = bringsNode ? [20, 19] : [22, 12];
const BUILT_FROM = [
	'src',
	'static',
	'drizzle',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package-lock.json'
];

/** One sentence that names the remedy. */
class Missing extends Error {}

try {
	await bootstrap(process.argv[2]);
} catch (error) {
	if (!(error instanceof Missing)) throw error;
	console.error(error.message);
	// The last line of `npm test`, also when it gets no further than this.
	if (process.argv[2] === 'test') console.log('\n0 passed, 1 failed, 0 skipped');
	process.exitCode = 1;
}

/** @param {string | undefined} task */
async function bootstrap(task) {
	if (task !== 'install' && task !== 'build' && task !== 'test')
		throw new Missing('Use: node src/start/bootstrap.mjs install, build or test.');
	checkNode();
	await installPackages();
	linkNode();
	if (task !== 'install') await build();
	if (task === 'test') await prepareTests();
}

function checkNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return;
	throw new Missing(
		`LeerID needs Node ${MIN_NODE.join('.')} or later and this is ${process.versions.node}: install a newer one from https://nodejs.org.`
	);
}

async function installPackages() {
	const stamp = join(modules, '.leerid-installed');
	const wanted = hash(['package-lock.json'], `${process.platform} ${process.arch}`);
	if (read(stamp) === wanted) return;
	// First, so that an installation that is cut short is seen as one.
	rmSync(stamp, { force: true });
	// Whatever the machine's settings leave out, we need all of it to build and test.
	const parameters = [
		'ci',
		'--include=dev',
		'--include=optional',
		'--no-audit',
		'--no-fund',
		'--loglevel=error'
	];
	const done = await run('Installing the packages', npm(), parameters);
	if (!done)
		throw new Missing('The packages could not be installed: see what npm says above, and start again.');
	writeFileSync(stamp, wanted);
}

/** npm 10 leaves no link to the node that the package brings. */
function linkNode() {
	if (!bringsNode) return;
	const name = `node-linux-${process.arch}`;
	const link = join(bin, 'node');
	if (!existsSync(link)) {
		mkdirSync(bin, { recursive: true });
		rmSync(link, { force: true });
		symlinkSync(join('..', name, 'bin', 'node'), link);
	}
	const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).optionalDependencies[name];
	const found = spawnSync(link, ['--version'], { encoding: 'utf8' }).stdout?.trim();
	if (found === `v${wanted}`) return;
	rmSync(join(modules, '.leerid-installed'), { force: true });
	throw new Missing(
		found
			? `node_modules holds Node ${found} in place of v${wanted}: start again, and the packages are installed anew.`
			: `The Node ${wanted} of node_modules does not run on this machine: LeerID needs a Linux with glibc 2.28 or later.`
	);
}

async function build() {
	const stamp = join(root, 'build', '.leerid-built');
	const wanted = hash(BUILT_FROM, process.platform);
	if (read(stamp) === wanted) return;
	rmSync(stamp, { force: true });
	if (!(await run('Building', npm(), ['run', 'build'])))
		throw new Missing('LeerID could not be built: see the message above.');
	writeFileSync(stamp, wanted);
}

async function prepareTests() {
	let missing = findMissing(playwrightsChromium());
	if (missing.length > 0 && mayInstall()) {
		install(missing.map((one) => one.package));
		missing = findMissing(playwrightsChromium());
	}
	if (missing.some(({ name }) => name === 'Chromium')) {
		await run('Downloading Chromium', join(bin, 'playwright'), ['install', 'chromium']);
		missing = findMissing(playwrightsChromium());
	}
	if (missing.length === 0) return;
	throw new Missing(
		`The tests need ${missing.map(({ name }) => name).join(' and ')}: install with "sudo apt-get install ${missing.map((one) => one.package).join(' ')}", or as your system does, and run npm test again.`
	);
}

/** Where Playwright keeps its own Chromium, when it has one. */
function playwrightsChromium() {
	const script = "console.log(require('playwright-core').chromium.executablePath())";
	const options = { cwd: root, encoding: /** @type {const} */ ('utf8') };
	return spawnSync(process.execPath, ['-e', script], options).stdout?.trim();
}

/** The npm that runs us, else the one on the PATH. */
function npm() {
	const path = process.env.npm_execpath ?? '';
	return basename(path) === 'npm-cli.js' ? [process.execPath, path] : ['npm'];
}

/** @param {string} path */
function read(path) {
	return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/**
 * One hash over the names and contents of files and folders, and over `more`. Tests do not count: they are not built.
 * @param {string[]} paths @param {string} more
 */
function hash(paths, more) {
	const sum = createHash('sha256').update(more);
	/** @param {string} path */
	const add = (path) => {
		const full = join(root, path);
		if (!existsSync(full) || path.endsWith('.test.ts')) return;
		if (statSync(full).isDirectory()) {
			for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
		} else sum.update(`\0${path}\0`).update(readFileSync(full));
	};
	paths.forEach(add);
	return sum.digest('hex');
}

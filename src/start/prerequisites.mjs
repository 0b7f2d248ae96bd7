// What the tests need besides npm packages, and where to find or get it. Plain JavaScript: Node 20 runs it too.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const windows = process.platform === 'win32';

/** @param {string} command @param {string[]} [parameters] */
const works = (command, parameters = ['--version']) =>
	spawnSync(command, parameters, { stdio: 'ignore', timeout: 30_000 }).status === 0;

/** @param {string} name */
function onPath(name) {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return folders
		.map((folder) => join(folder, windows ? `${name}.exe` : name))
		.filter((path) => existsSync(path));
}

/**
 * A Chromium of this machine that starts, or `undefined`. Playwright's own is looked for by whoever has Playwright:
 * pass its path.
 * @param {string} [playwrightsOwn]
 */
export function findChromium(playwrightsOwn) {
	const candidates = [
		process.env.CHROMIUM_PATH,
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/google-chrome',
		...onPath('chromium'),
		...onPath('google-chrome'),
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
		playwrightsOwn
	];
	// Ubuntu's chromium-browser is a script that only says to install a snap, so being there is not enough.
	// On Windows --version opens a window.
	return candidates.find((path) => path && existsSync(path) && (windows || works(path)));
}

/** The oldest PostgreSQL that LeerID runs on. */
const OLDEST_POSTGRES = 15;

/**
 * The folder of the server programs (initdb, pg_ctl, postgres) of a PostgreSQL that is new enough, the newest first, or
 * `undefined`. Debian keeps them off the PATH.
 */
export function findPostgres() {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
	const told = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
	const folders = [
		...versions.map((version) => join(debian, version, 'bin')),
		...(told ? [told] : []),
		...(process.env.PATH ?? '').split(delimiter).filter(Boolean)
	];
	return folders.find((folder) =>
		['initdb', 'pg_ctl', 'postgres'].every((name) => {
			const path = join(folder, windows ? `${name}.exe` : name);
			if (!existsSync(path)) return false;
			// "initdb (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
			const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '';
			return Number(/\(PostgreSQL\) (\d+)/.exec(version)?.[1]) >= OLDEST_POSTGRES;
		})
	);
}

const findPoppler = () =>
	['pdftotext', 'pdftoppm'].every((name) => onPath(name).some((path) => works(path, ['-v'])));

/**
 * What is missing for the tests, each with the name of its Debian package.
 * @param {string} [playwrightsOwn]
 * @returns {{ name: 'Chromium' | 'PostgreSQL' | 'poppler-utils', package: string }[]}
 */
export function findMissing(playwrightsOwn) {
	/** @type {ReturnType<typeof findMissing>} */
	const missing = [];
	if (!findChromium(playwrightsOwn)) missing.push({ name: 'Chromium', package: 'chromium' });
	if (!process.env.TEST_DATABASE_URL && !findPostgres())
		missing.push({ name: 'PostgreSQL', package: 'postgresql' });
	if (!findPoppler()) missing.push({ name: 'poppler-utils', package: 'poppler-utils' });
	return missing;
}

/** Whether we may install Debian packages here: as root, with apt-get. */
export const mayInstall = () => process.getuid?.() === 0 && onPath('apt-get').length > 0;

/**
 * Installs Debian packages, telling what happens. Returns whether all went well.
 * @param {string[]} packages
 */
export function install(packages) {
	console.log(`Installing ${packages.join(', ')} with apt-get ...`);
	const options = {
		stdio: /** @type {const} */ ('inherit'),
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	};
	const patient = ['-o', 'DPkg::Lock::Timeout=300', '-q'];
	spawnSync('apt-get', [...patient, 'update'], options);
	return (
		spawnSync('apt-get', [...patient, 'install', '-y', '--no-install-recommends', ...packages], options)
			.status === 0
	);
}

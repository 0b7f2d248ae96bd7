import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The oldest PostgreSQL the project runs on. */
const OLDEST = 15;

export interface RunningPostgres {
	/** Of a role that may create databases. */
	url: string;
	stop(): Promise<void>;
	/** Ends it without a shutdown, as a crash would, and starts it again on what it had written. Absent on a server that was given. */
	crash?(): Promise<void>;
	/** Ends it so, and leaves it dead: a machine that is lost. Absent on a server that was given. */
	lose?(): Promise<void>;
}

/**
 * A PostgreSQL for tests: the one of TEST_DATABASE_URL, else one of our own from installed server programs, on a
 * temporary folder, careless about power cuts; with `keepsCommits` what it said was committed outlives `crash`. As root it runs under another user, as PostgreSQL insists.
 * Rejects with one sentence that names what to install or mend. Stops with this process, unless that is killed (-9).
 */
export async function startPostgres({ keepsCommits = false } = {}): Promise<RunningPostgres> {
	const given = process.env.TEST_DATABASE_URL;
	if (given) return { url: given, stop: () => Promise.resolve() };

	const programs = findPrograms();
	if (!programs)
		throw new Error(
			`No PostgreSQL server is installed: install version ${OLDEST} or later with its contrib modules (Debian: apt-get install postgresql), or set TEST_DATABASE_URL.`
		);
	const user = unprivilegedUser();
	const folder = mkdtempSync(join(tmpdir(), 'leerid-postgres-'));
	if (user) chownSync(folder, user.uid, user.gid);
	const clean = () => rmSync(folder, { recursive: true, force: true });
	try {
		const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
		const init = [
			'-D',
			join(folder, 'data'),
			'-U',
			'postgres',
			'-A',
			'trust',
			'-E',
			'UTF8',
			`--locale=${locale}`,
			'--no-sync'
		];
		execFileSync(join(programs, 'initdb'), init, {
			...user,
			cwd: folder,
			stdio: ['ignore', 'ignore', 'pipe']
		});
		const port = await freePort();
		const start = () => serve(join(programs, 'postgres'), { folder, port, user, keepsCommits });
		let server = await start();
		const kill = () => {
			server.kill('SIGQUIT');
			clean();
		};
		process.once('exit', kill);
		const stop = async () => {
			process.off('exit', kill);
			await ended(server, () => server.kill('SIGINT'));
			clean();
		};
		const crash = async () => {
			await ended(server, () => server.kill('SIGQUIT'));
			server = await start();
		};
		const lose = () => ended(server, () => server.kill('SIGQUIT'));
		return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop, crash, lose };
	} catch (error) {
		clean();
		throw error;
	}
}

/** The folder with the newest `initdb` and `postgres` that are new enough. */
export function findPrograms(): string | undefined {
	const places = [
		...versioned('/usr/lib/postgresql'),
		...versioned('/opt/homebrew/opt'),
		pgConfig(),
		...(process.env.PATH ?? '').split(delimiter)
	];
	return places.find((place) => place && existsSync(join(place, 'initdb')) && versionOf(place) >= OLDEST);
}

/** `<parent>/15/bin`, `<parent>/postgresql@17/bin`, newest first. */
function versioned(parent: string): string[] {
	if (!existsSync(parent)) return [];
	return readdirSync(parent)
		.map((name) => ({ name, version: Number(/^(?:postgresql@)?(\d+)$/.exec(name)?.[1]) }))
		.filter(({ version }) => version >= OLDEST)
		.sort((a, b) => b.version - a.version)
		.map(({ name }) => join(parent, name, 'bin'));
}

function pgConfig(): string | undefined {
	try {
		return execFileSync('pg_config', ['--bindir'], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore']
		}).trim();
	} catch {
		return undefined; // not installed, which is no mistake
	}
}

function versionOf(place: string): number {
	try {
		const text = execFileSync(join(place, 'postgres'), ['--version'], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore']
		});
		return Number(/(\d+)/.exec(text)?.[1] ?? 0);
	} catch {
		return 0;
	}
}

/** Whom the server runs as when we are root: `postgres` where there is one, else `nobody`. */
export function unprivilegedUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const users = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'));
	const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
	if (!user)
		throw new Error(
			'PostgreSQL does not run as root: make a user called postgres, or run the tests as another user.'
		);
	return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** Of this machine, for a moment: somebody may take it before the server does; that is then what the server says. */
export function freePort(): Promise<number> {
	return new Promise((found, failed) => {
		const probe = createServer();
		probe.once('error', failed);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => found(port));
		});
	});
}

interface Place {
	folder: string;
	port: number;
	user?: { uid: number; gid: number };
	keepsCommits: boolean;
}

/** Starts the server program on the data in `folder`, and waits until it takes connections. */
export function serve(program: string, { folder, port, user, keepsCommits }: Place): Promise<ChildProcess> {
	const settings = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: folder,
		max_connections: 200,
		shared_buffers: '64MB',
		fsync: 'off',
		synchronous_commit: keepsCommits ? 'on' : 'off',
		full_page_writes: 'off',
		lc_messages: 'C',
		log_min_messages: 'warning'
	};
	const args = [
		'-D',
		join(folder, 'data'),
		...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
	];
	const server = spawn(program, args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
	return new Promise((serving, failed) => {
		let log = '';
		const fail = () =>
			failed(new Error(`PostgreSQL did not start: ${log.trim().split('\n').at(-1) ?? 'no reason given'}`));
		server.once('error', failed);
		server.once('exit', fail);
		server.stderr.on('data', (text: Buffer) => {
			log = (log + text.toString()).slice(-4000);
			if (!/ready to accept (read-only )?connections/.test(log)) return;
			server.off('exit', fail);
			server.stderr.removeAllListeners('data').resume();
			server.unref();
			(server.stderr as unknown as { unref(): void }).unref();
			serving(server);
		});
	});
}

/** Waits until it is, which `end` sees to; at once when it is already. */
export function ended(server: ChildProcess, end: () => void): Promise<void> {
	if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
	return new Promise((done) => {
		server.ref();
		server.once('exit', () => done());
		end();
	});
}

import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { ended, findPrograms, freePort, serve, unprivilegedUser } from './postgres.ts';

export interface Standby {
	url: string;
	/** Makes it the primary, as an operator does. Resolves when it takes writes. */
	promote(): Promise<void>;
	stop(): Promise<void>;
}

/**
 * A streaming copy of the PostgreSQL at `primary`, for which that one waits at every commit from now on: what was acknowledged
 * is on both. Rejects when there are no programs of PostgreSQL.
 */
export async function startStandby(primary: string): Promise<Standby> {
	const programs = findPrograms();
	if (!programs) throw new Error('No PostgreSQL server is installed.');
	const user = unprivilegedUser();
	const folder = mkdtempSync(join(tmpdir(), 'leerid-standby-'));
	if (user) chownSync(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	const run = (program: string, parameters: string[]) =>
		execFileSync(join(programs, program), parameters, { ...user, cwd: folder, stdio: 'pipe' });
	const { hostname, port: far, username } = new URL(primary);
	run('pg_basebackup', [
		'-h',
		hostname,
		'-p',
		far,
		'-U',
		username,
		'-D',
		data,
		'-R',
		'-X',
		'stream',
		'-c',
		'fast'
	]);
	const port = await freePort();
	const server = await serve(join(programs, 'postgres'), { folder, port, user, keepsCommits: true });
	const sql = postgres(primary, { max: 1, onnotice: () => undefined });
	await sql`alter system set synchronous_standby_names = '*'`;
	await sql`select pg_reload_conf()`;
	for (;;) {
		const [row] = await sql`select from pg_stat_replication where sync_state in ('sync', 'quorum')`;
		if (row) break;
		await new Promise((later) => setTimeout(later, 100));
	}
	await sql.end();
	return {
		url: `postgres://postgres@127.0.0.1:${port}/postgres`,
		promote: () => Promise.resolve(void run('pg_ctl', ['promote', '-w', '-D', data])),
		stop: async () => {
			await ended(server, () => server.kill('SIGINT'));
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { Cores } from './cores.ts';

/** What the figures were taken on, and whether others used it: nothing says more about a figure than this line. */
export function describeMachine(cores: Cores | null): string {
	const where = cores
		? `LeerID, PostgreSQL, the bare provider and the bare hashes on core ${cores.measured}, the driver on ${cores.driver}`
		: 'everything on all cores, the driver too: no core could be set apart';
	return [
		`${new Date().toISOString().slice(0, 16)}Z, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
		`Node ${process.versions.node}, ${postgresVersion()}, ${where}`,
		`load ${loadavg()
			.map((one) => one.toFixed(1))
			.join(' ')} (the more above what this run takes, the less the figures say)`
	].join('\n');
}

function postgresVersion(): string {
	try {
		return execFileSync('psql', ['--version'], { encoding: 'utf8' })
			.trim()
			.replace('psql (PostgreSQL)', 'PostgreSQL');
	} catch {
		return 'PostgreSQL'; // its client is not in the path
	}
}

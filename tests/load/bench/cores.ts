import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The core of what is measured, and those of who measures. Null where they cannot be told apart. */
export interface Cores {
	measured: number;
	driver: string;
}

/** All that is measured on one core, so that ratios say what they cost and not how they happened to share. */
export function findCores(): Cores | null {
	if (process.platform !== 'linux' || availableParallelism() < 2) return null;
	try {
		const mask = execFileSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
		const list = mask.slice(mask.lastIndexOf(':') + 1).trim();
		const [measured, ...others] = list.split(',').flatMap((part) => {
			const [first = 0, last = first] = part.split('-').map(Number);
			return Array.from({ length: last - first + 1 }, (_, n) => first + n);
		});
		return measured === undefined || others.length === 0 ? null : { measured, driver: others.join(',') };
	} catch {
		return null; // not installed: everything shares everything
	}
}

/** What this process starts from now on runs there, and so does the process itself. */
export function moveTo(cores: string | number): void {
	execFileSync('taskset', ['-acp', String(cores), String(process.pid)], { stdio: 'ignore' });
}

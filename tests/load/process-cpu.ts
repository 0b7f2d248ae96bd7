import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of /proc, on every Linux that Node runs on. */
const TICKS = 100;

/** The process that started `pid`; 0 where that cannot be read. */
export const parentOf = (pid: number): number => statOf(pid)[1] ?? 0;

/** Seconds of processor time that a process and all its children have used, those that ended too; 0 where that cannot be read. */
export function cpuOfFamily(pid: number): number {
	if (pid === 0) return 0;
	const children = readdirSync('/proc').filter(
		(name) => /^\d+$/.test(name) && parentOf(Number(name)) === pid
	);
	const own = (of: number) => cpuOf(of) ?? 0;
	return (
		own(pid) + seconds(statOf(pid), 13) + children.reduce((total, child) => total + own(Number(child)), 0)
	);
}

/** Seconds of processor time that a process has used itself; null where that cannot be read. */
export function cpuOf(pid: number): number | null {
	const stat = statOf(pid);
	return stat.length === 0 ? null : seconds(stat, 11);
}

/** User and system time stand side by side: those of the process from 11 on, those of its children that ended from 13. */
const seconds = (stat: number[], from: number): number => ((stat[from] ?? 0) + (stat[from + 1] ?? 0)) / TICKS;

/** The fields of /proc/<pid>/stat behind the name, the first being the state; none for a process that has ended. */
function statOf(pid: number): number[] {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return text
			.slice(text.lastIndexOf(')') + 2)
			.split(' ')
			.map(Number);
	} catch {
		return [];
	}
}

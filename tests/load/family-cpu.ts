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
	const sum = (of: number | string, from: number) =>
		statOf(of)
			.slice(from, from + 2)
			.reduce((total, value) => total + value, 0);
	const [own, ended] = [sum(pid, 11), sum(pid, 13)];
	return (own + ended + children.reduce((total, child) => total + sum(child, 11), 0)) / TICKS;
}

/** The fields of /proc/<pid>/stat behind the name, the first being the state; none for a process that has ended. */
function statOf(pid: number | string): number[] {
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

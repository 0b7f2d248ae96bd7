import { readFileSync, writeFileSync } from 'node:fs';

/** What Linux lets other programs of the machine have more of a core that both want: about three times as much. */
const NICE = 5;
/** Of the session that this process was started in (sched(7), autogroup); a service or a container has a weight of its own instead. */
const GROUP = '/proc/self/autogroup';

/**
 * Lets PostgreSQL on the same machine go before this process. Each statement wakes a process of PostgreSQL for a fraction of a
 * millisecond; where both have the same right to the core, it waits each time until ours has had its turn, some four milliseconds,
 * and everybody waits for it, those who are signed in as well. Linux only, and nothing where somebody chose a priority already, or
 * where it is forbidden. Returns what takes it back.
 */
export function giveWay(group = GROUP): () => void {
	try {
		if (!readFileSync(group, 'utf8').trim().endsWith(' nice 0')) return () => undefined;
		writeFileSync(group, String(NICE));
	} catch {
		return () => undefined; // another system, or a sandbox
	}
	return () => {
		try {
			writeFileSync(group, '0');
		} catch {
			// The session ends with us.
		}
	};
}

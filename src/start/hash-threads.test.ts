import { readdirSync, readFileSync } from 'node:fs';
import { getPriority, platform } from 'node:os';
import { expect, test } from 'vitest';
import { letHashesYield } from './hash-threads';

/** The nineteenth field of `stat` (proc_pid_stat(5)); the second is a name in brackets, which may hold spaces. */
const niceness = (thread: string) =>
	Number(
		readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')
			.replace(/^.*\) /s, '')
			.split(' ')[16]
	);

// Behind 19 there is nothing.
const hasRoom = platform() === 'linux' && getPriority() < 19;
test.runIf(hasRoom)('hashes yield to everything else, and nothing else does', async () => {
	const yielding = await letHashesYield();
	expect(yielding).toBeGreaterThanOrEqual(4);
	const own = getPriority();
	const yields = Math.min(own + 10, 19);
	const nice = readdirSync('/proc/self/task').filter((thread) => niceness(thread) === yields);
	expect(nice).toHaveLength(yielding);
	expect(niceness(String(process.pid))).toBe(own);
});

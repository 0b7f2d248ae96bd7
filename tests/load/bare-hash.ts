// Nothing but argon2id verifications with the settings of the program, for tests/load/bench.ts to compare with: told for how many
// seconds, it answers how many a second there were and what one took of the processor.
import { hash, verify } from '@node-rs/argon2';
import { getSettings } from '../../src/lib/server/env.ts';

/** libuv has four threads: more than enough to keep one core busy. */
const AT_ONCE = 4;
const { memoryKib, iterations, parallelism } = getSettings().argon2;
// The library's algorithm is argon2id unless told otherwise.
const stored = await hash('x'.repeat(44), { memoryCost: memoryKib, timeCost: iterations, parallelism });

process.on('message', (seconds: number) => {
	void measure(seconds).then((answer) => process.send?.(answer));
});
process.send?.('ready');

async function measure(seconds: number): Promise<{ rate: number; cpu: number }> {
	const [start, used] = [performance.now(), process.cpuUsage()];
	let count = 0;
	await Promise.all(
		Array.from({ length: AT_ONCE }, async () => {
			while (performance.now() - start < seconds * 1000) {
				await verify(stored, 'y');
				count += 1;
			}
		})
	);
	const { user, system } = process.cpuUsage(used);
	return { rate: (count * 1000) / (performance.now() - start), cpu: (user + system) / 1000 / count };
}

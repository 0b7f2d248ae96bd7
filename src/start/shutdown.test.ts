import { expect, test } from 'vitest';
import { closeAll } from './shutdown';

test('waits for all who close something, the last to begin first, each once', async () => {
	const done: string[] = [];
	const on = (listener: (reason: string) => unknown) =>
		process.once('sveltekit:shutdown' as never, listener as never);
	on(async (reason) => {
		await new Promise((resolve) => setTimeout(resolve, 20));
		done.push(`slow ${reason}`);
	});
	on(() => Promise.reject(new Error('this one fails')));
	on(() => Promise.resolve().then(() => done.push('last')));
	await closeAll('SIGTERM');
	expect(done).toEqual(['last', 'slow SIGTERM']);
	await closeAll('SIGTERM'); // each is told once
	expect(done).toHaveLength(2);
});

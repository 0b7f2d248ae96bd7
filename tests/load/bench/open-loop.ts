import { setTimeout as pause } from 'node:timers/promises';

/**
 * `rate` arrivals a second for `seconds`, evenly, each at its own instant whether or not the others were answered. What `work` is
 * told as `due` is that instant: time counted from there holds also the lateness of this driver, so that a server that stands still
 * cannot hide those who would have come meanwhile (coordinated omission).
 */
export async function openLoop<T>(
	{ rate, seconds }: { rate: number; seconds: number },
	work: (arrival: { number: number; due: number }) => Promise<T>
): Promise<T[]> {
	const started = performance.now();
	const answers: Promise<T>[] = [];
	for (let number = 0; number < rate * seconds; number++) {
		const due = started + (number * 1000) / rate;
		const early = due - performance.now();
		if (early > 1) await pause(early);
		answers.push(work({ number, due }));
	}
	return Promise.all(answers);
}

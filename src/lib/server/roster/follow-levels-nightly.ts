import { schoolDay } from '$lib/domain/accounts/school-day';
import { defineJob } from '../jobs';
import { followLevels } from './follow-levels';

/** Every night: an enrollment imported in August begins in September, with nobody importing anything that day. */
export const followLevelsNightly = defineJob<{ day: string }, { changed: number }>('follow-levels', {
	daily: { hour: 0 },
	async run(job) {
		const ctx = job.context();
		return { changed: await followLevels(ctx, schoolDay(ctx.now)) };
	}
});

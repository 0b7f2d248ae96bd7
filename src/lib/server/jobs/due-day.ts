import { addDays, schoolDay } from '$lib/domain/accounts/school-day';

const brusselsHour = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/Brussels',
	hour: '2-digit',
	hourCycle: 'h23'
});

/**
 * The day (`2026-09-01`) of the latest `hour` o'clock in Europe/Brussels at or before `now`: what a daily job is due for.
 * Where summer time skips that hour, the next one counts.
 */
export function dueDay(now: Date, hour: number): string {
	const today = schoolDay(now);
	return Number(brusselsHour.format(now)) >= hour ? today : addDays(today, -1);
}

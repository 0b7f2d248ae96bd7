const ZONE = 'Europe/Brussels';
const day = new Intl.DateTimeFormat('nl-BE', {
	timeZone: 'UTC',
	day: 'numeric',
	month: 'long',
	year: 'numeric'
});
const dayOfInstant = new Intl.DateTimeFormat('nl-BE', {
	timeZone: ZONE,
	day: 'numeric',
	month: 'long',
	year: 'numeric'
});
const moment = new Intl.DateTimeFormat('nl-BE', {
	timeZone: ZONE,
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	hour: '2-digit',
	minute: '2-digit'
});
const clock = new Intl.DateTimeFormat('nl-BE', {
	timeZone: ZONE,
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit'
});

/** `31 augustus 2027` for an ISO day. Throws a RangeError for what is none. */
export const longDay = (isoDay: string): string => day.format(new Date(`${isoDay}T00:00:00Z`));

/** The day it is at school at an instant: `21 augustus 2026`. */
export const longDayOf = (instant: Date): string => dayOfInstant.format(instant);

/** `21 augustus 2026 om 09:05`, at school. */
export const longMoment = (instant: Date): string => moment.format(instant);

/** `09:05:30`, at school. */
export const clockTime = (instant: Date): string => clock.format(instant);

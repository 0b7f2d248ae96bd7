/** Creating one costs tens of microseconds, using it one. Sweden writes dates as ISO 8601 does. */
const brussels = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Europe/Brussels',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit'
});

/**
 * The day it is at school, `2026-09-01`, at an instant: Europe/Brussels, summer time included, whatever the server's
 * own time zone (SECURITY A12). ISO dates compare as text. Throws a RangeError for an invalid Date.
 */
export function schoolDay(instant: Date): string {
	// Every request asks it of the same minute; a day begins and a clock changes on a whole quarter everywhere.
	const quarter = Math.floor(instant.getTime() / QUARTER);
	if (last.quarter !== quarter) last = { quarter, day: brussels.format(instant) };
	return last.day;
}

/** Milliseconds. */
const QUARTER = 15 * 60 * 1000;
let last = { quarter: Number.NaN, day: '' };

/** The ISO date `days` calendar days after `day`; a negative number goes back. No hours, so no summer time. */
export function addDays(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}

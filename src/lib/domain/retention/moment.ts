import { midnightOf } from './cutoff';

/**
 * The instant that a form field `datetime-local` means at school: `2026-09-01T08:30`, Europe/Brussels. Null for what is
 * none. Of the hour that comes twice in October it is the first.
 */
export function readMoment(text: string): Date | null {
	const [, day, hours, minutes] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::\d\d)?$/.exec(text) ?? [];
	if (!day || Number(hours) > 23 || Number(minutes) > 59) return null;
	const noon = new Date(`${day}T12:00:00Z`);
	if (Number.isNaN(noon.getTime()) || noon.toISOString().slice(0, 10) !== day) return null;
	const midnight = midnightOf(day).getTime();
	const wanted = `${hours}:${minutes}`;
	const elapsed = (Number(hours) * 60 + Number(minutes)) * 60_000;
	// An hour more or less on the two days on which the clock changes.
	const tried = [-60, 0, 60].map((shift) => new Date(midnight + elapsed + shift * 60_000));
	return tried.find((instant) => clock.format(instant) === wanted) ?? null;
}

/** What `readMoment` reads as this instant. */
export const showMoment = (instant: Date): string => `${day.format(instant)}T${clock.format(instant)}`;

const ZONE = 'Europe/Brussels';
const clock = new Intl.DateTimeFormat('en-GB', {
	timeZone: ZONE,
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
});
const day = new Intl.DateTimeFormat('sv-SE', {
	timeZone: ZONE,
	year: 'numeric',
	month: '2-digit',
	day: '2-digit'
});

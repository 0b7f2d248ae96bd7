import type { Locale } from './locales';

/** Days and moments as one says them in a language. It is the clock of the school that counts. */
export interface Dates {
	/** `31 augustus 2027` for an ISO day. Throws a RangeError for what is none. */
	longDay(isoDay: string): string;
	/** The day it is at school at an instant: `21 augustus 2026`. */
	longDayOf(instant: Date): string;
	/** `21 augustus 2026 om 09:05`, at school. */
	longMoment(instant: Date): string;
	/** `09:05:30`, at school. */
	clockTime(instant: Date): string;
}

const ZONE = 'Europe/Brussels';
const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;
/** A format takes long to make. */
const made = new Map<Locale, Dates>();

/** Days and moments in one language, as it is written in Belgium. */
export function datesIn(locale: Locale): Dates {
	const known = made.get(locale);
	if (known) return known;
	const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(`${locale}-BE`, options);
	const day = format({ timeZone: 'UTC', ...DAY });
	const dayOfInstant = format({ timeZone: ZONE, ...DAY });
	const moment = format({ timeZone: ZONE, ...DAY, ...TIME });
	const clock = format({ timeZone: ZONE, ...TIME, second: '2-digit' });
	const dates: Dates = {
		longDay: (isoDay) => day.format(new Date(`${isoDay}T00:00:00Z`)),
		longDayOf: (instant) => dayOfInstant.format(instant),
		longMoment: (instant) => moment.format(instant),
		clockTime: (instant) => clock.format(instant)
	};
	made.set(locale, dates);
	return dates;
}

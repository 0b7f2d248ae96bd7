import type { Locale } from '$lib/i18n';
import { datesIn } from '$lib/i18n/dates';

/** An instant as a day: "22 februari 2023". Made on the server only: a browser may know other words. */
export const longDay = (locale: Locale, at: Date) => datesIn(locale).longDayOf(at);

/** A school day (ISO), as a day. */
export const longSchoolDay = (locale: Locale, day: string) => datesIn(locale).longDay(day);

/** An instant with its time: "22 februari 2023 om 16:05". */
export const longMoment = (locale: Locale, at: Date) => datesIn(locale).longMoment(at);

import type { Locale } from '$lib/i18n';

/** An instant as a day: "22 februari 2023". Made on the server only: a browser may know other words. */
export const longDay = (locale: Locale, at: Date) =>
	new Intl.DateTimeFormat(`${locale}-BE`, { dateStyle: 'long', timeZone: 'Europe/Brussels' }).format(at);

/** A school day (ISO), as a day. */
export const longSchoolDay = (locale: Locale, day: string) => longDay(locale, new Date(`${day}T12:00:00Z`));

/** An instant with its time: "22 februari 2023 om 16:05". */
export const longMoment = (locale: Locale, at: Date) =>
	new Intl.DateTimeFormat(`${locale}-BE`, {
		dateStyle: 'long',
		timeStyle: 'short',
		timeZone: 'Europe/Brussels'
	}).format(at);

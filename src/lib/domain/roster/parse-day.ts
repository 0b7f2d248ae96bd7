/** A calendar day as `YYYY-MM-DD`. School days are days in Europe/Brussels, never instants. */
export type IsoDay = string;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
/** As the schools' documents write it: 31/08/2024. */
const BELGIAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/**
 * The day that `text` names, as `YYYY-MM-DD` or `D/M/YYYY`; `null` for anything else and for a day that does not
 * exist (30 February, 29 February of a common year). Years 1900 to 2199 only.
 */
export function parseDay(text: string): IsoDay | null {
	const iso = ISO.exec(text);
	if (iso) return makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const belgian = BELGIAN.exec(text);
	if (belgian) return makeDay(Number(belgian[3]), Number(belgian[2]), Number(belgian[1]));
	return null;
}

function makeDay(year: number, month: number, day: number): IsoDay | null {
	if (year < 1900 || year > 2199 || month < 1 || month > 12) return null;
	if (day < 1 || day > daysIn(year, month)) return null;
	return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Gregorian. Reckoned, because a country has five million days in its feed and a `Date` for each takes seconds. */
function daysIn(year: number, month: number): number {
	const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}

const twoDigits = (number: number) => (number < 10 ? `0${number}` : String(number));

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
	const belgian = BELGIAN.exec(text);
	if (iso) return makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	if (belgian) return makeDay(Number(belgian[3]), Number(belgian[2]), Number(belgian[1]));
	return null;
}

function makeDay(year: number, month: number, day: number): IsoDay | null {
	if (year < 1900 || year > 2199) return null;
	const date = new Date(Date.UTC(year, month - 1, day));
	// Date rolls 30 February over to March: only a day that comes back as it went in exists.
	const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return exists ? `${year}-${twoDigits(month)}-${twoDigits(day)}` : null;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

import { readMoment } from '$lib/domain/retention/moment';
import type { Context } from '$lib/server/context';
import { readText } from '$lib/server/forms';
import { listStaffForLeak, listTouched, touchedCsv, type TouchedPupil } from '$lib/server/retention';
import { attachment } from './schoolloket/leerid-beheer/attachment.server';

/** Who asks: of a school, or the operator. */
type Reader = Parameters<typeof listTouched>[1];

/** Rows on a page; the file has them all. */
const SHOWN = 200;

export interface LeakAnswer {
	staffId: string;
	from: string;
	until: string;
	downloadsOnly: boolean;
	/** Null for moments that are none. */
	found: { rows: TouchedPupil[]; total: number } | null;
	sessions: { at: Date; signedIn: boolean; device: string | null }[];
}

/** What was asked with the form of a leak; asked by form, since it is written down each time. */
export async function answerLeak(ctx: Context, reader: Reader, form: FormData): Promise<LeakAnswer> {
	const asked = readLeak(form);
	const { staffId, from, until, downloadsOnly } = asked;
	const typed = { staffId, from: readText(form, 'van'), until: readText(form, 'tot'), downloadsOnly };
	const { sessions } = await listStaffForLeak(ctx, reader, staffId || null);
	if (!from || !until || from >= until) return { ...typed, found: null, sessions };
	const rows = await listTouched(ctx, reader, { staffId: staffId || null, from, until, downloadsOnly });
	return { ...typed, found: { rows: rows.slice(0, SHOWN), total: rows.length }, sessions };
}

/** The same as a file; null for moments that are none. */
export async function leakFile(ctx: Context, reader: Reader, form: FormData): Promise<Response | null> {
	const { staffId, from, until, downloadsOnly } = readLeak(form);
	if (!from || !until || from >= until) return null;
	const rows = await listTouched(ctx, reader, { staffId: staffId || null, from, until, downloadsOnly });
	return attachment(touchedCsv(rows), 'text/csv; charset=utf-8', 'leerid-lek.csv');
}

const readLeak = (form: FormData) => ({
	staffId: readText(form, 'wie'),
	from: readMoment(readText(form, 'van')),
	until: readMoment(readText(form, 'tot')),
	downloadsOnly: form.has('bestanden')
});

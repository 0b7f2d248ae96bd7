import { AppError } from './errors';

/** More than any form of ours has: with an id of 36 characters each, no more pupils fit in the largest body of a form. */
const MAX_FIELDS = 20_000;
/** Bytes of a form that cannot hold enough fields to matter. */
const SMALL = 32 * 1024;

/** The form in a request. Throws `AppError('bad-request')` for a body that is no form, half of one, or one of countless fields. */
export async function readForm(request: Request): Promise<FormData> {
	try {
		return await (isFlat(request) ? readFlat(request) : request.formData());
	} catch (cause) {
		// What is too large is SvelteKit's to say.
		throw cause instanceof TypeError ? new AppError('bad-request', { cause }) : cause;
	}
}

/** Of the two ways to write a form the one in which a field can be two bytes long. */
function isFlat({ headers }: Request): boolean {
	const size = Number(headers.get('content-length') ?? Infinity);
	return size > SMALL && /^application\/x-www-form-urlencoded\b/i.test(headers.get('content-type') ?? '');
}

/** Counts the fields before they are made: half a megabyte of nothing else would keep everybody waiting for a second. */
async function readFlat(request: Request): Promise<FormData> {
	const text = await request.text();
	let fields = 1;
	for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) fields++;
	if (fields > MAX_FIELDS) throw new AppError('bad-request');
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	return new Response(text, { headers }).formData();
}

/** The text of a form field; '' when it is missing or a file. Nothing is trimmed: a password may begin with a space. */
export function readText(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** A whole number from `min` to `max`, or null for anything else. */
export function readWhole(form: FormData, name: string, min: number, max: number): number | null {
	const text = readText(form, name);
	const value = Number(text);
	return /^\d{1,9}$/.test(text) && value >= min && value <= max ? value : null;
}

/** The bytes of a chosen file; null when none was chosen. */
export async function readFile(form: FormData, name: string): Promise<Uint8Array | null> {
	const value = form.get(name);
	return value instanceof File && value.size > 0 ? new Uint8Array(await value.arrayBuffer()) : null;
}

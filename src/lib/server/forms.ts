import { AppError } from './errors';

/** The form in a request. Throws `AppError('bad-request')` for a body that is no form, or half of one. */
export async function readForm(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (cause) {
		// What is too large is SvelteKit's to say.
		throw cause instanceof TypeError ? new AppError('bad-request', { cause }) : cause;
	}
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

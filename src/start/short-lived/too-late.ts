/** What a SvelteKit event is given for `cookies.set` once it is answered. */
export function cookiesAreSent(): never {
	throw new Error('Cannot use `cookies.set(...)` after the response has been generated');
}

/** What a SvelteKit event is given for `setHeaders` once it is answered. */
export function headersAreSent(): never {
	throw new Error('Cannot use `setHeaders(...)` after the response has been generated');
}

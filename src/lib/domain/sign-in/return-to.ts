const MAX_LENGTH = 2048;
/** Only a stage to resolve against; it is never part of the answer. */
const HERE = 'http://here.invalid';
/** Times that proxies and frameworks may decode a path between here and the browser. */
const DECODINGS = 3;

/**
 * `value` when it is a path on our own origin, to redirect to; else `fallback` (SECURITY 3.7.2, A25). Takes anything,
 * never throws. Strict on purpose: printable ASCII, one slash in front, and no second slash, backslash or control
 * character in the path, decoded once or several times, before or after its dots are resolved. The query is free.
 */
export function safeReturnTo(value: unknown, fallback = '/'): string {
	if (typeof value !== 'string' || value.length > MAX_LENGTH) return fallback;
	if (!/^\/[\x21-\x7e]*$/.test(value) || value.includes('\\')) return fallback;
	if (!isPlainPath(value.split(/[?#]/, 1)[0] ?? '')) return fallback;
	if (!URL.canParse(value, HERE)) return fallback;
	const url = new URL(value, HERE);
	if (url.origin !== HERE || !isPlainPath(url.pathname)) return fallback;
	return url.pathname + url.search + url.hash;
}

function isPlainPath(path: string): boolean {
	let decoded = path;
	for (let time = 0; time <= DECODINGS; time++) {
		// eslint-disable-next-line no-control-regex -- control characters are what is looked for
		if (!decoded.startsWith('/') || /\/\/|\\|[\x00-\x20\x7f-\x9f]/.test(decoded)) return false;
		try {
			decoded = decodeURIComponent(decoded);
		} catch {
			return false; // half an escape: nothing that we ever wrote
		}
	}
	return true;
}

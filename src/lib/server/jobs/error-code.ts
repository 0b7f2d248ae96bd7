const CODE = /^[\w-]{1,40}$/;

/**
 * The innermost code an error carries (`55P03`, `ECONNREFUSED`, `busy`), else its name. Short and safe to keep: messages
 * can hold personal data, those of the database even the parameters of the query.
 */
export function errorCode(error: unknown): string {
	let found: string | undefined;
	for (let inner = error, depth = 0; inner instanceof Error && depth < 8; inner = inner.cause, depth++) {
		const { code } = inner as { code?: unknown };
		if (typeof code === 'string' && CODE.test(code)) found = code;
	}
	if (found) return found;
	return error instanceof Error && CODE.test(error.name) ? error.name : 'unknown';
}

/** What the log may know of an error: its code, and where it happened without what it says. */
export function errorFacts(error: unknown): { code: string; at?: string[] } {
	const stack = error instanceof Error ? (error.stack ?? '') : '';
	const at = stack.split('\n').filter((line) => /^\s+at /.test(line));
	return { code: errorCode(error), at: at.slice(0, 12).map((line) => line.trim()) };
}

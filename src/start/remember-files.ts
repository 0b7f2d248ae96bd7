import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** Below it stand the files of the build, each under a name made from what is in it: the same for ever. */
const LASTING = '/_app/immutable/';
/** Bytes of one file, and of all together. What is larger is asked for once by each browser, and read from the disk for it. */
const [LARGEST_FILE, ALL_FILES] = [256 * 1024, 8 * 1024 * 1024];

interface Remembered {
	headers: OutgoingHttpHeaders;
	body: Buffer;
}

/**
 * Answers again, from memory, what was answered before about a file of the build. After a new version every tablet of the country asks
 * for some forty of them within the same minutes, and to open a file and stream it costs more than three times what it costs to find the
 * sign-in page that it belongs to in memory (docs/performance.md).
 *
 * What makes the answer (SvelteKit's adapter) keeps the say over status, type and encoding: its first answer is remembered as it is.
 */
export class FileMemory {
	readonly #answers = new Map<string, Remembered>();
	readonly #limits: { largestFile: number; allFiles: number };
	#bytes = 0;

	constructor({ largestFile = LARGEST_FILE, allFiles = ALL_FILES } = {}) {
		this.#limits = { largestFile, allFiles };
	}

	/** Whether it answered. If not, what answers next is remembered when it is such a file, whole and small enough. */
	answer(request: IncomingMessage, response: ServerResponse): boolean {
		const key = keyOf(request);
		if (key === null) return false;
		const known = this.#answers.get(key);
		if (known) response.writeHead(200, known.headers).end(known.body);
		else this.#listen(key, response);
		return known !== undefined;
	}

	#listen(key: string, response: ServerResponse): void {
		const parts: Buffer[] = [];
		// Their overloads say which arguments may be left out; here they are only handed on.
		const write = response.write as (...parts: unknown[]) => boolean;
		const end = response.end as (...parts: unknown[]) => ServerResponse;
		const hear = (part: unknown) => {
			if (part instanceof Uint8Array) parts.push(Buffer.from(part));
		};
		response.write = ((...given: unknown[]) => {
			hear(given[0]);
			return write.apply(response, given);
		}) as typeof response.write;
		response.end = ((...given: unknown[]) => {
			hear(given[0]);
			const ended = end.apply(response, given);
			this.#keep(key, response, Buffer.concat(parts));
			return ended;
		}) as typeof response.end;
	}

	#keep(key: string, response: ServerResponse, body: Buffer): void {
		const headers = response.getHeaders();
		const isWhole = response.statusCode === 200 && Number(headers['content-length']) === body.length;
		const hasRoom =
			body.length <= this.#limits.largestFile && this.#bytes + body.length <= this.#limits.allFiles;
		// Two may have asked for it at once.
		if (!isWhole || !hasRoom || this.#answers.has(key) || 'set-cookie' in headers) return;
		this.#bytes += body.length;
		this.#answers.set(key, { headers: { ...headers }, body });
	}
}

/**
 * What the answer depends on: the path and which encodings are taken, of which the adapter looks for two. Null for what is answered otherwise:
 * another method, a part of the file, the question whether it changed.
 */
function keyOf({ method, url = '', headers }: IncomingMessage): string | null {
	if (method !== 'GET' || !url.startsWith(LASTING) || headers.range || headers['if-none-match']) return null;
	const accepted = String(headers['accept-encoding'] ?? '');
	return `${/br/i.test(accepted) ? 'br' : ''} ${accepted.includes('gzip') ? 'gzip' : ''} ${url.split('?', 1)[0]}`;
}

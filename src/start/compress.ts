import type { IncomingMessage, ServerResponse } from 'node:http';
import {
	brotliCompressSync,
	constants,
	createBrotliCompress,
	createGzip,
	gzipSync,
	type BrotliCompress,
	type Gzip
} from 'node:zlib';

const COMPRESSIBLE = /^(text\/html|application\/(json|problem\+json))\b/;
/** Bytes below which it gains nothing. */
const SMALL = 512;
/** Bytes above which everybody else would notice that it is done at once. */
const LARGE = 64 * 1024;

/**
 * Compresses what the server makes for each request: pages and data. Files of the build bring their own compressed copies.
 *
 * A compressed page tells by its length whether something in it occurs twice (BREACH, CVE-2013-3587): who can put words in
 * it through the address may so guess a secret that stands beside them. A page with a name or a secret therefore says
 * `no-transform` (RFC 9110 §7.7), which proxies heed too, and goes out as it is (docs/decisions/0012-compression.md).
 */
export function compressAnswers(request: IncomingMessage, response: ServerResponse): void {
	const encoding = chooseEncoding(String(request.headers['accept-encoding'] ?? ''));
	const { writeHead } = response;
	// Their overloads say which arguments may be left out; here they are only handed on.
	const write = response.write as (...parts: unknown[]) => boolean;
	const end = response.end as (...parts: unknown[]) => ServerResponse;
	let chosen: Encoding | null = null;
	let encoder: BrotliCompress | Gzip | null = null;
	/** The first part, for as long as it may be all there is. */
	let first: Buffer | null = null;

	const headed = function (status: number, ...rest: unknown[]) {
		for (const [name, value] of Object.entries(headersIn(rest))) response.setHeader(name, value);
		if (isCompressible(response, status)) {
			if (!/accept-encoding/i.test(String(response.getHeader('Vary') ?? '')))
				response.appendHeader('Vary', 'Accept-Encoding');
			if (encoding && request.method !== 'HEAD') choose(encoding);
		}
		return writeHead.call(response, status);
	};

	const written = function (...parts: unknown[]) {
		if (!response.headersSent) response.writeHead(response.statusCode);
		if (!chosen) return write.apply(response, parts);
		if (!encoder && first === null) {
			first = bytesOf(parts);
			// Nothing more came with it: what streams must not wait for more.
			setImmediate(() => first && stream().flush());
			return true;
		}
		const goesOn = stream().write(parts[0]);
		// What streams must not wait in the encoder for more.
		setImmediate(() => {
			if (encoder && !encoder.writableEnded) encoder.flush();
		});
		return goesOn;
	};

	const ended = function (...parts: unknown[]) {
		if (!response.headersSent) response.writeHead(response.statusCode);
		if (!chosen) return end.apply(response, parts);
		const last = typeof parts[0] === 'string' || parts[0] instanceof Uint8Array ? bytesOf(parts) : null;
		// All of it is here: at once, which costs a third of what a stream does.
		const whole = first === null ? last : last === null ? first : null;
		if (!encoder && whole && whole.length <= LARGE) {
			first = null;
			return end.call(response, compressWhole(chosen, whole));
		}
		if (last) stream().write(last);
		stream().end();
		return response;
	};

	// Not written on the right of these: then V8 would keep them, and the request with them (short-lived/changes.ts).
	response.writeHead = headed as typeof writeHead;
	response.write = written as typeof response.write;
	response.end = ended as typeof response.end;

	function choose(encoding: Encoding): void {
		chosen = encoding;
		response.removeHeader('Content-Length');
		response.setHeader('Content-Encoding', chosen);
		const tag = response.getHeader('ETag');
		// Other bytes, same meaning (RFC 9110 §8.8.1).
		if (typeof tag === 'string' && !tag.startsWith('W/')) response.setHeader('ETag', `W/${tag}`);
	}

	/** From here on it streams, beginning with the part that was kept. */
	function stream(): BrotliCompress | Gzip {
		if (encoder) return encoder;
		encoder = start();
		if (first) encoder.write(first);
		first = null;
		return encoder;
	}

	function start(): BrotliCompress | Gzip {
		const made = chosen === 'br' ? createBrotliCompress(BROTLI) : createGzip();
		made.on('data', (chunk: Buffer) => {
			if (!write.call(response, chunk)) made.pause();
		});
		made.on('end', () => end.call(response));
		made.on('error', () => response.destroy());
		made.on('drain', () => response.emit('drain'));
		response.on('drain', () => made.resume());
		response.once('close', () => made.destroy());
		return made;
	}
}

type Encoding = 'br' | 'gzip';

const compressWhole = (encoding: Encoding, whole: Buffer): Buffer =>
	encoding === 'br' ? brotliCompressSync(whole, brotliFor(whole.length)) : gzipSync(whole);

function bytesOf([part, encoding]: unknown[]): Buffer {
	if (typeof part === 'string')
		return Buffer.from(part, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
	return Buffer.from(part as Uint8Array);
}

/** Text, quickly: a page costs a millisecond and is a fifth larger than with the slowest. */
const BROTLI = {
	params: {
		[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
		[constants.BROTLI_PARAM_QUALITY]: 5
	}
};

/** The same bytes for a quarter less: a window that holds `LARGE` and not 4 MB, and tables no larger than the page. */
const brotliFor = (length: number) => ({
	params: {
		...BROTLI.params,
		[constants.BROTLI_PARAM_LGWIN]: 16,
		[constants.BROTLI_PARAM_SIZE_HINT]: length
	}
});

/** The best that the browser takes (RFC 9110 §12.5.3); `q=0` refuses. */
function chooseEncoding(accepted: string): Encoding | null {
	const taken = accepted
		.toLowerCase()
		.split(',')
		.map((part) => part.trim().split(/\s*;\s*/))
		.filter(([, quality]) => !quality || !/^q=0(\.0*)?$/.test(quality))
		.map(([name]) => name);
	if (taken.includes('br')) return 'br';
	return taken.includes('gzip') ? 'gzip' : null;
}

function isCompressible(response: ServerResponse, status: number): boolean {
	const length = response.getHeader('Content-Length');
	return (
		status >= 200 &&
		status !== 204 &&
		status !== 304 &&
		!response.hasHeader('Content-Encoding') &&
		!response.hasHeader('Content-Range') &&
		COMPRESSIBLE.test(String(response.getHeader('Content-Type') ?? '')) &&
		!/\bno-transform\b/.test(String(response.getHeader('Cache-Control') ?? '')) &&
		!(length !== undefined && Number(length) < SMALL)
	);
}

const headersIn = (rest: unknown[]) =>
	(rest.find((part) => typeof part === 'object' && part !== null && !Array.isArray(part)) ?? {}) as Record<
		string,
		string
	>;

import { AppError } from '../errors';

/** A text field before the file, in bytes; and a part's own headers. */
const MAX_FIELD = 4 * 1024;
const MAX_HEADERS = 4 * 1024;
const MAX_FIELDS = 20;

export interface StreamedForm {
	/** The text fields that stand before the file. */
	fields: Map<string, string>;
	/** The first file; null when the form has none. */
	file: { name: string; bytes: AsyncIterable<Uint8Array> } | null;
}

/**
 * Reads a form with one file (RFC 7578) as it comes in: first the text fields, then the file, whose bytes are there to be
 * read and are held nowhere. What follows the file is passed over. Throws `AppError('bad-request')` for what is no such form.
 */
export async function streamForm(request: Request): Promise<StreamedForm> {
	const type = request.headers.get('content-type') ?? '';
	const [, quoted, plain] =
		/^multipart\/form-data;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? [];
	const boundary = quoted ?? plain;
	if (!boundary || !request.body) throw new AppError('bad-request', { message: 'no multipart form' });
	const reader = new PartReader(request.body as unknown as AsyncIterable<Uint8Array>, boundary);
	await reader.skipPreamble();

	const fields = new Map<string, string>();
	for (let count = 0; count <= MAX_FIELDS; count++) {
		const headers = await reader.headers();
		if (!headers) return { fields, file: null };
		const { name, fileName } = namesIn(headers);
		if (fileName !== null) return { fields, file: { name: fileName, bytes: reader.body() } };
		const parts: Uint8Array[] = [];
		let length = 0;
		for await (const bytes of reader.body()) {
			length += bytes.length;
			if (length > MAX_FIELD) throw new AppError('too-large');
			parts.push(bytes);
		}
		fields.set(name, Buffer.concat(parts).toString('utf8'));
	}
	throw new AppError('bad-request', { message: 'too many fields' });
}

function namesIn(headers: string): { name: string; fileName: string | null } {
	const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
	const name = /;\s*name="([^"]*)"/i.exec(disposition)?.[1] ?? '';
	const fileName = /;\s*filename="([^"]*)"/i.exec(disposition)?.[1] ?? null;
	// A browser names no folders; one that does is not believed.
	return { name, fileName: fileName?.replace(/^.*[/\\]/, '') ?? null };
}

const LINE_END = Buffer.from('\r\n');
const HEADERS_END = Buffer.from('\r\n\r\n');

/** The parts of a multipart body one after another, with no more in memory than a chunk and a boundary. */
class PartReader {
	readonly #source: AsyncIterator<Uint8Array>;
	readonly #delimiter: Buffer;
	#held: Buffer = Buffer.alloc(0);
	#isOver = false;

	constructor(body: AsyncIterable<Uint8Array>, boundary: string) {
		this.#source = body[Symbol.asyncIterator]();
		this.#delimiter = Buffer.from(`\r\n--${boundary}`);
	}

	async #more(): Promise<boolean> {
		if (this.#isOver) return false;
		const next = await this.#source.next();
		if (next.done) this.#isOver = true;
		else
			this.#held = this.#held.length > 0 ? Buffer.concat([this.#held, next.value]) : Buffer.from(next.value);
		return !this.#isOver;
	}

	async skipPreamble(): Promise<void> {
		const first = this.#delimiter.subarray(LINE_END.length);
		while (this.#held.length < first.length) if (!(await this.#more())) throw cut();
		if (!this.#held.subarray(0, first.length).equals(first)) throw new AppError('bad-request');
		this.#held = this.#held.subarray(first.length);
	}

	/** The headers of the next part, after its boundary; null after the last. */
	async headers(): Promise<string | null> {
		while (this.#held.length < 2) if (!(await this.#more())) throw cut();
		if (this.#held.subarray(0, 2).toString() === '--') return null;
		let end: number;
		while ((end = this.#held.indexOf(HEADERS_END)) < 0) {
			if (this.#held.length > MAX_HEADERS) throw new AppError('bad-request', { message: 'headers too long' });
			if (!(await this.#more())) throw cut();
		}
		const text = this.#held.subarray(LINE_END.length, end).toString('utf8');
		this.#held = this.#held.subarray(end + HEADERS_END.length);
		return text;
	}

	/** What is between here and the next boundary. */
	async *body(): AsyncGenerator<Uint8Array> {
		for (;;) {
			const end = this.#held.indexOf(this.#delimiter);
			if (end >= 0) {
				if (end > 0) yield this.#held.subarray(0, end);
				this.#held = this.#held.subarray(end + this.#delimiter.length);
				return;
			}
			// The last bytes may be the beginning of a boundary.
			const safe = this.#held.length - this.#delimiter.length;
			if (safe > 0) {
				yield this.#held.subarray(0, safe);
				this.#held = this.#held.subarray(safe);
			}
			if (!(await this.#more())) throw cut();
		}
	}
}

const cut = () => new AppError('bad-request', { message: 'the form broke off' });

import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { UnreadableFile } from './unreadable-file';

/** OneRoster knows fifteen files. */
const MAX_FILES = 40;
/** Of one file, and of all together: twice the largest delivery. */
const MAX_UNPACKED = 4 * 1024 ** 3;
/** A CSV of a country packs about tenfold; a bomb a thousandfold. */
const MAX_RATIO = 100;
/** Below this nothing can hurt, and a file of one line repeated may pack well. */
const HARMLESS = 4 * 1024 ** 2;

export interface ZippedFile {
	/** Without a folder. */
	name: string;
	bytes: AsyncIterable<Uint8Array>;
}

/**
 * The files of a ZIP as they come in, one after another, each to be read before the next. Refused (`UnreadableFile`): folders,
 * more files than OneRoster has, what says it unpacks to too much, and what does so whatever it says (SECURITY 5.2.3). What
 * is unpacked is held until it is read, so never more than one chunk of the sender's.
 */
export async function* readZip(body: AsyncIterable<Uint8Array>): AsyncGenerator<ZippedFile> {
	const source = body[Symbol.asyncIterator]();
	const queue: OpenFile[] = [];
	let packed = 0;
	let unpacked = 0;
	let files = 0;
	let isOver = false;

	const unzip = new Unzip((file) => {
		files++;
		if (files > MAX_FILES) throw new UnreadableFile({ reason: 'too-many-files' });
		if (/[/\\]/.test(file.name)) throw new UnreadableFile({ reason: 'not-oneroster', file: 'map' });
		if (tooMuch(file.originalSize ?? 0, file.size)) throw bomb(file.name);
		queue.push(
			open(file, (bytes) => {
				unpacked += bytes;
				const isBomb = unpacked > MAX_UNPACKED || (unpacked > HARMLESS && unpacked > packed * MAX_RATIO);
				return isBomb ? bomb(file.name) : undefined;
			})
		);
	});
	unzip.register(UnzipInflate);

	/** Hands the next bytes of the sender on; false when there are none. */
	const pull = async (): Promise<boolean> => {
		if (isOver) return false;
		const next = await source.next();
		try {
			if (next.done) {
				isOver = true;
				unzip.push(new Uint8Array(), true);
				return false;
			}
			packed += next.value.length;
			// In small parts: a chunk that unpacks a hundredfold must not do so in one go.
			for (let at = 0; at < next.value.length; at += PART) unzip.push(next.value.subarray(at, at + PART));
			return true;
		} catch (error) {
			throw error instanceof UnreadableFile ? error : new UnreadableFile({ reason: 'not-a-zip' });
		}
	};

	for (;;) {
		while (queue.length === 0) if (!(await pull())) break;
		const file = queue.shift();
		if (!file) break;
		yield { name: file.name, bytes: drain(file, pull) };
		// What its reader left unread is passed over.
		for await (const rest of drain(file, pull)) void rest;
	}
	if (files === 0) throw new UnreadableFile({ reason: 'not-a-zip' });
}

const PART = 16 * 1024;

interface OpenFile {
	name: string;
	chunks: Uint8Array[];
	isDone: boolean;
	failure: unknown;
}

function open(file: UnzipFile, weigh: (bytes: number) => UnreadableFile | undefined): OpenFile {
	const state: OpenFile = { name: file.name, chunks: [], isDone: false, failure: undefined };
	file.ondata = (error, chunk, final) => {
		// What is thrown here the library catches, and hands back as an error of the file: the first one counts.
		if (error) {
			state.failure ??= new UnreadableFile({ reason: 'not-a-zip', file: file.name });
			return;
		}
		state.failure ??= weigh(chunk.length);
		if (state.failure) return;
		if (chunk.length > 0) state.chunks.push(chunk);
		state.isDone ||= final;
	};
	try {
		file.start();
	} catch {
		throw new UnreadableFile({ reason: 'unsupported-zip', file: file.name });
	}
	return state;
}

async function* drain(file: OpenFile, pull: () => Promise<boolean>): AsyncGenerator<Uint8Array> {
	for (;;) {
		for (let chunk = file.chunks.shift(); chunk; chunk = file.chunks.shift()) yield chunk;
		if (file.failure) throw file.failure;
		if (file.isDone) return;
		if (!(await pull()) && file.chunks.length === 0) {
			if (file.isDone) return;
			throw new UnreadableFile({ reason: 'not-a-zip', file: file.name });
		}
	}
}

const tooMuch = (declared: number, size = 0) =>
	declared > MAX_UNPACKED || (size > 0 && declared > HARMLESS && declared > size * MAX_RATIO);

const bomb = (file: string) => new UnreadableFile({ reason: 'unpacks-too-large', file });

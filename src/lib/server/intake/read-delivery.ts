import { cleanName } from '$lib/domain/roster/clean-name';
import type { IsoDay } from '$lib/domain/roster/parse-day';
import { fileOf, REQUIRED_COLUMNS } from '$lib/domain/roster/roster-row';
import type { Context } from '../context';
import { readKnownLines, type KnownLines } from './known-lines';
import { LINES_A_FILE, MAX_FILE_NAME } from './line-places';
import { readCsv, requireColumns } from './read-csv';
import { readZip } from './read-zip';
import { stageOneRoster } from './oneroster/stage-oneroster';
import { recogniserOf, type Recogniser } from './recognise-lines';
import { stageRows } from './stage-rows';
import { UnreadableFile } from './unreadable-file';

export interface DeliveryInput {
	runId: string;
	today: IsoDay;
	schoolScope?: ReadonlySet<string>;
	body: AsyncIterable<Uint8Array>;
	/** Every line is judged, also those that are known to say nothing new. */
	judgesAll: boolean;
	/** Bytes from which on the lines of a file are recognised: for less it is not worth reading what is known of a country. */
	largeFrom?: number;
	/** Told now and then how many rows were staged. */
	progress(rows: number): Promise<void>;
}

export interface ReadDelivery {
	nobodys: number;
	files: string[] | null;
}

/** The first bytes of a ZIP file (APPNOTE 4.3.7). */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Bytes of some 25,000 lines. */
const LARGE = 4 * 1024 ** 2;

/**
 * Stages what a delivery holds, by what it is and not by what it is called: a ZIP with `manifest.csv` is OneRoster, another
 * ZIP holds CSV files of ours, and all else is one CSV file. Throws `UnreadableFile` when nothing of it can be taken over.
 * `nobodys` counts the rows that name no school; `files` are the CSV files of a ZIP by name, in its order.
 */
export async function readDelivery(ctx: Context, input: DeliveryInput): Promise<ReadDelivery> {
	const { head, whole } = await peek(input.body, ZIP.length);
	const openAt = recognisers(ctx, input);
	if (!ZIP.every((byte, i) => head[i] === byte)) {
		const { nobodys } = await readOne(ctx, input, openAt(0), whole, FIRST);
		return { nobodys, files: null };
	}
	const counted = { rows: 0, nobodys: 0 };
	const files: string[] = [];
	const before = () => ({ rows: counted.rows, lines: files.length * LINES_A_FILE });
	const oneRoster = stageOneRoster(ctx, input);
	for await (const { name, bytes } of readZip(whole)) {
		if (oneRoster.takes(name)) await oneRoster.read(name, bytes);
		else {
			const place = before();
			const read = await readOne(ctx, input, openAt(place.lines), bytes, place, name);
			counted.rows += read.rows;
			counted.nobodys += read.nobodys;
			files.push(cleanName(name).slice(0, MAX_FILE_NAME));
		}
	}
	const { nobodys } = await oneRoster.finish(before());
	return { nobodys: counted.nobodys + nobodys, files };
}

/** What the files before it in the delivery have. */
export interface Before {
	rows: number;
	/** As numbers of lines: `line-places.ts`. */
	lines: number;
}
const FIRST: Before = { rows: 0, lines: 0 };

async function readOne(
	ctx: Context,
	{ runId, today, schoolScope, largeFrom = LARGE, progress }: DeliveryInput,
	open: OpenRecogniser,
	bytes: AsyncIterable<Uint8Array>,
	before: Before,
	name?: string
): Promise<{ rows: number; nobodys: number }> {
	try {
		const { head, whole } = await peek(bytes, largeFrom);
		const { header, recogniser, chunks } = await readCsv(
			whole,
			head.length < largeFrom ? {} : { recogniser: open }
		);
		const file = fileOf(header);
		if (!file) throw new UnreadableFile({ reason: 'unknown-columns' });
		requireColumns(header, REQUIRED_COLUMNS[file]);
		return await stageRows(
			ctx,
			{
				...{ runId, file, today, schoolScope, recogniser, linesBefore: before.lines },
				progress: (count) => progress(before.rows + count)
			},
			chunks
		);
	} catch (error) {
		if (error instanceof UnreadableFile && name) throw new UnreadableFile({ ...error.refusal, file: name });
		throw error;
	}
}

type OpenRecogniser = (file: { header: string[]; delimiter: string }) => Promise<Recogniser | undefined>;

/**
 * Makes what recognises the lines of a file of enrollments. A sender who is limited to some schools has none: each line is looked at,
 * also for whose it is. What is known is read once for all files of a delivery.
 */
function recognisers(
	ctx: Context,
	{ today, schoolScope, judgesAll }: DeliveryInput
): (linesBefore: number) => OpenRecogniser {
	let known: Promise<KnownLines> | undefined;
	return (linesBefore) => async (file) => {
		if (schoolScope || fileOf(file.header) !== 'enrollments') return undefined;
		if (!judgesAll) known ??= readKnownLines(ctx.db, today);
		return recogniserOf(ctx.keys.nationalNumber, file, (await known) ?? null, linesBefore);
	};
}

/** The first bytes, fewer than `enough` only when there are no more, and all of them. */
async function peek(
	body: AsyncIterable<Uint8Array>,
	enough: number
): Promise<{ head: Uint8Array; whole: AsyncGenerator<Uint8Array> }> {
	const source = body[Symbol.asyncIterator]();
	const first: Uint8Array[] = [];
	let length = 0;
	while (length < enough) {
		const next = await source.next();
		if (next.done) break;
		first.push(next.value);
		length += next.value.length;
	}
	async function* whole() {
		yield* first;
		for (;;) {
			const next = await source.next();
			if (next.done) return;
			yield next.value;
		}
	}
	return { head: Buffer.concat(first), whole: whole() };
}

import type { IsoDay } from '$lib/domain/roster/parse-day';
import { fileOf, REQUIRED_COLUMNS } from '$lib/domain/roster/roster-row';
import type { Context } from '../context';
import { readCsv, requireColumns } from './read-csv';
import { readZip } from './read-zip';
import { stageOneRoster } from './oneroster/stage-oneroster';
import { stageRows } from './stage-rows';
import { UnreadableFile } from './unreadable-file';

export interface DeliveryInput {
	runId: string;
	today: IsoDay;
	schoolScope?: ReadonlySet<string>;
	body: AsyncIterable<Uint8Array>;
	/** Told now and then how many rows were staged. */
	progress(rows: number): Promise<void>;
}

/** The first bytes of a ZIP file (APPNOTE 4.3.7). */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * Stages what a delivery holds, by what it is and not by what it is called: a ZIP with `manifest.csv` is OneRoster, another
 * ZIP holds CSV files of ours, and all else is one CSV file. Throws `UnreadableFile` when nothing of it can be taken over.
 * `nobodys` counts the rows that name no school.
 */
export async function readDelivery(ctx: Context, input: DeliveryInput): Promise<{ nobodys: number }> {
	const { head, whole } = await peek(input.body);
	if (!ZIP.every((byte, i) => head[i] === byte)) return readOne(ctx, input, whole, 0);

	const counted = { rows: 0, nobodys: 0 };
	const oneRoster = stageOneRoster(ctx, input);
	for await (const { name, bytes } of readZip(whole)) {
		if (oneRoster.takes(name)) await oneRoster.read(name, bytes);
		else {
			const read = await readOne(ctx, input, bytes, counted.rows, name);
			counted.rows += read.rows;
			counted.nobodys += read.nobodys;
		}
	}
	const { nobodys } = await oneRoster.finish(counted.rows);
	return { nobodys: counted.nobodys + nobodys };
}

async function readOne(
	ctx: Context,
	{ runId, today, schoolScope, progress }: DeliveryInput,
	bytes: AsyncIterable<Uint8Array>,
	before: number,
	name?: string
): Promise<{ rows: number; nobodys: number }> {
	try {
		const { header, chunks } = await readCsv(bytes);
		const file = fileOf(header);
		if (!file) throw new UnreadableFile({ reason: 'unknown-columns' });
		requireColumns(header, REQUIRED_COLUMNS[file]);
		return await stageRows(
			ctx,
			{ runId, file, today, schoolScope, progress: (count) => progress(before + count) },
			chunks
		);
	} catch (error) {
		if (error instanceof UnreadableFile && name) throw new UnreadableFile({ ...error.refusal, file: name });
		throw error;
	}
}

/** The first bytes, and all of them. */
async function peek(
	body: AsyncIterable<Uint8Array>
): Promise<{ head: Uint8Array; whole: AsyncGenerator<Uint8Array> }> {
	const source = body[Symbol.asyncIterator]();
	const first: Uint8Array[] = [];
	let length = 0;
	while (length < ZIP.length) {
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

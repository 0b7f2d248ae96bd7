import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from './client';
import { copyInto, targetOf } from './copy-rows';

/** A value as COPY reads it in its binary format: without its length. */
export type BinaryValue = Uint8Array;

/** `PGCOPY`, a sign by which a file that was bent by a change of line ends is known, no flags, nothing more (COPY, "Binary Format"). */
const HEAD = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex');
const END = Buffer.from('ffff', 'hex');
/** Of the types in `pg_type`, the same in every database. */
const UUID = 2950;
const INT4 = 23;

/**
 * Writes one row with COPY in its binary format, which is for lists of many thousands: as text each number is written out here and
 * read again there. `values` go by the schema's names. As `copyRows` in all else.
 */
export async function copyBinaryRow(
	db: Database,
	table: PgTable,
	values: Readonly<Record<string, BinaryValue>>
): Promise<void> {
	const columns = Object.keys(values);
	const fields = Object.values(values).flatMap((value) => [int32(value.length), value]);
	const count = Buffer.alloc(2);
	count.writeInt16BE(columns.length);
	await copyInto(
		db,
		targetOf(table, columns),
		Buffer.concat([HEAD, count, ...fields, END]),
		'with (format binary)'
	);
}

export const binaryUuid = (id: string): BinaryValue => Buffer.from(id.replaceAll('-', ''), 'hex');

export const binaryBoolean = (is: boolean): BinaryValue => Buffer.from([is ? 1 : 0]);

/** `bytes`: 16 for each. */
export function binaryUuids(bytes: Uint8Array): BinaryValue {
	const { list, at } = emptyList(UUID, bytes.length / 16, 16);
	for (let from = 0, to = at; from < bytes.length; from += 16, to += 20) {
		list[to + 3] = 16;
		list.set(bytes.subarray(from, from + 16), to + 4);
	}
	return list;
}

export function binaryIntegers(numbers: Int32Array): BinaryValue {
	const { list, at } = emptyList(INT4, numbers.length, 4);
	numbers.forEach((number, i) => {
		list[at + i * 8 + 3] = 4;
		list.writeInt32BE(number, at + i * 8 + 4);
	});
	return list;
}

/** A list of one dimension without nulls, as `array_send` writes it, its `count` elements of `size` bytes to be filled in from `at` on. */
function emptyList(type: number, count: number, size: number): { list: Buffer; at: number } {
	const head = count === 0 ? [0, 0, type] : [1, 0, type, count, 1];
	const at = head.length * 4;
	const list = Buffer.alloc(at + count * (size + 4));
	head.forEach((number, i) => list.writeInt32BE(number, i * 4));
	return { list, at };
}

function int32(number: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32BE(number);
	return bytes;
}

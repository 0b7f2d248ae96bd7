import { addDays } from '$lib/domain/accounts/school-day';
import type { IsoDay } from '$lib/domain/roster/parse-day';
import { sql } from 'drizzle-orm';
import { selectRows, type Database } from '../db';

/** Blocks of 8 kB a statement: some ten thousands of enrollments. */
const STEP = 2_000;
/** Days after its planned end that an enrollment may still be in a file. */
const MAX_DAYS_OVER = 60;
/** A hash and the number of its enrollment, in words of four bytes. */
const WORDS = 8;
const HASH_WORDS = 4;

/** A line that was known, and the entry it was known by. */
interface Seen {
	line: number;
	entry: number;
}

/** `import_seen` without its run: the lists go together. */
export interface SeenLines {
	lines: number[];
	enrollmentIds: string[];
	lineHashes: string[];
}

/**
 * The hashes of all lines that say what is known, with the enrollments they stand for (`enrollments.line_hash`), in memory: 40 bytes
 * for each enrollment of the country, however large the file. Read before the file is, so what it says may be over by the
 * time the run is planned, which looks again. Each line is known once: the second time it is a repetition, which must be judged.
 */
export class KnownLines {
	readonly #entries: Uint32Array;
	/** By hash, open addressing: the entry's place plus one, negative once it was seen, 0 where none is. */
	readonly #slots: Int32Array;
	#seen: Seen[] = [];

	/** `entries`: of each line the 16 bytes of its hash, then those of its enrollment's number. */
	constructor(entries: Uint8Array<ArrayBuffer>) {
		this.#entries = new Uint32Array(entries.buffer, entries.byteOffset, entries.byteLength / 4);
		const count = this.#entries.length / WORDS;
		this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 1)));
		for (let entry = 0; entry < count; entry++) {
			const slot = this.#slotOf(this.#entries.subarray(entry * WORDS, entry * WORDS + HASH_WORDS));
			this.#slots[slot] ||= entry + 1;
		}
	}

	/** Whether the line with this hash (its first four words) is known, and was not seen before; it is seen from then on. */
	see(hash: Uint32Array, line: number): boolean {
		const slot = this.#slotOf(hash);
		const found = this.#slots[slot] ?? 0;
		if (found <= 0) return false;
		this.#slots[slot] = -found;
		this.#seen.push({ line, entry: found - 1 });
		return true;
	}

	/** How many were seen and not taken yet. */
	get waiting(): number {
		return this.#seen.length;
	}

	/** What was seen since the last time. */
	takeSeen(): SeenLines {
		const seen = this.#seen;
		this.#seen = [];
		const { buffer, byteOffset } = this.#entries;
		const hex = (entry: number) =>
			Buffer.from(buffer, byteOffset + entry * WORDS * 4, WORDS * 4).toString('hex');
		const lines: number[] = [];
		const enrollmentIds: string[] = [];
		const lineHashes: string[] = [];
		for (const { line, entry } of seen) {
			const both = hex(entry);
			lines.push(line);
			lineHashes.push(both.slice(0, 32));
			enrollmentIds.push(both.slice(32));
		}
		return { lines, enrollmentIds, lineHashes };
	}

	/** Where this hash is, or would be. */
	#slotOf(hash: Uint32Array): number {
		const mask = this.#slots.length - 1;
		const entries = this.#entries;
		for (let slot = (hash[0] ?? 0) & mask; ; slot = (slot + 1) & mask) {
			const found = this.#slots[slot] ?? 0;
			if (found === 0) return slot;
			const at = (Math.abs(found) - 1) * WORDS;
			if (
				entries[at] === hash[0] &&
				entries[at + 1] === hash[1] &&
				entries[at + 2] === hash[2] &&
				entries[at + 3] === hash[3]
			)
				return slot;
		}
	}
}

/** Reads them, a part of the table at a time, so that no statement and no transaction lasts. */
export async function readKnownLines(db: Database, today: IsoDay): Promise<KnownLines> {
	const [table] = await selectRows<{ blocks: number }>(
		db,
		sql`select (pg_relation_size('enrollments') / current_setting('block_size')::int)::int as blocks`
	);
	const parts: Uint8Array[] = [];
	for (let block = 0; block < (table?.blocks ?? 0); block += STEP) {
		const [part] = await selectRows<{ entries: Uint8Array | null }>(
			db,
			sql`select string_agg(uuid_send(line_hash) || uuid_send(id), '') as entries from enrollments
				where line_hash is not null and planned_end_date >= ${addDays(today, -MAX_DAYS_OVER)}::date
					and ctid >= ${`(${block},0)`}::tid and ctid < ${`(${block + STEP},0)`}::tid`
		);
		if (part?.entries) parts.push(part.entries);
	}
	const entries = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		entries.set(part, at);
		at += part.length;
	}
	return new KnownLines(entries);
}

import { addDays } from '$lib/domain/accounts/school-day';
import type { IsoDay } from '$lib/domain/roster/parse-day';
import { sql } from 'drizzle-orm';
import { selectRows, type Database } from '../db';

/** Blocks of 8 kB a statement: some ten thousands of enrollments. */
const STEP = 2_000;
/** Days after its planned end that an enrollment may still be in a file. */
export const MAX_DAYS_OVER = 60;
/** A hash and the number of its enrollment, in words of four bytes. */
const WORDS = 8;
const HASH_WORDS = 4;

/** `import_seen` without its run: the lists go together. */
export interface SeenLines {
	lines: Int32Array;
	/** 16 bytes each. */
	enrollmentIds: Uint8Array;
	lineHashes: Uint8Array;
}

/**
 * The hashes of all lines that say what is known, with the enrollments they stand for (`enrollments.line_hash`), in memory: 40 bytes
 * for each enrollment of the country, however large the file. Read before the file is, so what it says may be over by the
 * time the run is planned, which looks again. Each line is known once: the second time it is a repetition, which must be judged.
 */
export class KnownLines {
	readonly #entries: Int32Array;
	/** By hash, open addressing: the entry's place plus one, 0 where none is. */
	readonly #slots: Int32Array;
	/** By entry: 1 once it was seen. */
	readonly #isSeen: Uint8Array;
	#lines: number[] = [];
	/** The entries by which `#lines` were known. */
	#seen: number[] = [];
	/** The one after the last that was seen: a file comes mostly in the order in which it was written. */
	#next = 0;

	/** `entries`: of each line the 16 bytes of its hash, then those of its enrollment's number. */
	constructor(entries: Uint8Array<ArrayBuffer>) {
		const words = new Int32Array(entries.buffer, entries.byteOffset, entries.byteLength / 4);
		const count = words.length / WORDS;
		this.#entries = words;
		this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 1)));
		this.#isSeen = new Uint8Array(count);
		for (let entry = 0, at = 0; entry < count; entry++, at += WORDS) {
			const slot = this.#slotOf(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0);
			// What is read twice is known once.
			if (this.#slots[slot]) this.#isSeen[entry] = 1;
			else this.#slots[slot] = entry + 1;
		}
	}

	/** Whether the line with this hash (its first four words) is known, and was not seen before; it is seen from then on. */
	see(a: number, b: number, c: number, d: number, line: number): boolean {
		const entry = this.#isAt(this.#next, a, b, c, d)
			? this.#next
			: (this.#slots[this.#slotOf(a, b, c, d)] ?? 0) - 1;
		if (entry < 0 || this.#isSeen[entry] === 1) return false;
		this.#isSeen[entry] = 1;
		this.#lines.push(line);
		this.#seen.push(entry);
		this.#next = entry + 1;
		return true;
	}

	/** How many were seen and not taken yet. */
	get waiting(): number {
		return this.#seen.length;
	}

	/** What was seen since the last time. */
	takeSeen(): SeenLines {
		const lines = Int32Array.from(this.#lines);
		const hashes = new Int32Array(lines.length * HASH_WORDS);
		const ids = new Int32Array(lines.length * HASH_WORDS);
		this.#seen.forEach((entry, i) => {
			const at = entry * WORDS;
			for (let word = 0; word < HASH_WORDS; word++) {
				hashes[i * HASH_WORDS + word] = this.#entries[at + word] ?? 0;
				ids[i * HASH_WORDS + word] = this.#entries[at + HASH_WORDS + word] ?? 0;
			}
		});
		this.#lines = [];
		this.#seen = [];
		return { lines, enrollmentIds: new Uint8Array(ids.buffer), lineHashes: new Uint8Array(hashes.buffer) };
	}

	/** The slot where this hash is, or would be. */
	#slotOf(a: number, b: number, c: number, d: number): number {
		const slots = this.#slots;
		const mask = slots.length - 1;
		for (let slot = a & mask; ; slot = (slot + 1) & mask) {
			const found = slots[slot] ?? 0;
			if (found === 0 || this.#isAt(found - 1, a, b, c, d)) return slot;
		}
	}

	#isAt(entry: number, a: number, b: number, c: number, d: number): boolean {
		const entries = this.#entries;
		const at = entry * WORDS;
		return entries[at] === a && entries[at + 1] === b && entries[at + 2] === c && entries[at + 3] === d;
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

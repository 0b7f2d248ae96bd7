import { asc } from 'drizzle-orm';
import type { Context } from '../context';
import { auditSeals } from '../db';
import { stateOfDetail } from './digest';
import { hashWindow, macOf, NOTHING, type Seal } from './seal-chain';

/** What does not fit. `seq` is the seal it was found at; `rows` tells of a number, `content` of what stands in them. */
export interface Fault {
	seq: number;
	what: 'missing-seal' | 'forged-seal' | 'unknown-key' | 'broken-link' | 'rows' | 'content' | 'detail';
}

export interface ChainReport {
	seals: number;
	rows: number;
	/** Rows whose detail was erased, as it may be. */
	erased: number;
	/** Seals whose rows were removed as too old. */
	dropped: number;
	/** The newest seal as `seq:mac`: kept elsewhere, it proves later that no seal was cut off the end. */
	head: string | null;
	faults: Fault[];
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

/** A seal as `head` names it. */
export const nameOf = ({ seq, mac }: Pick<Seal, 'seq' | 'mac'>): string => `${seq}:${hex(mac)}`;

/**
 * Reads the whole chain and every row it seals, and tells what was altered, removed or slipped in. `known` are heads of
 * earlier times. Reads only, and needs minutes for millions of rows.
 */
export async function checkAuditChain(ctx: Context, known: readonly string[] = []): Promise<ChainReport> {
	const seals = await ctx.db.select().from(auditSeals).orderBy(asc(auditSeals.seq));
	const report: ChainReport = { seals: seals.length, rows: 0, erased: 0, dropped: 0, head: null, faults: [] };
	const names = new Set(seals.map(nameOf));
	for (const name of known)
		if (!names.has(name)) report.faults.push({ seq: Number.parseInt(name, 10) || 0, what: 'missing-seal' });
	let before: Seal | undefined;
	for (const seal of seals) {
		const find = (what: Fault['what']) => report.faults.push({ seq: seal.seq, what });
		const key = ctx.keys.signing.byId(seal.keyId);
		if (seal.seq !== (before?.seq ?? 0) + 1) find('missing-seal');
		else if (!same(seal.previous, before?.mac ?? NOTHING)) find('broken-link');
		else if (seal.after.getTime() !== (before?.until.getTime() ?? 0)) find('broken-link');
		if (!key) find('unknown-key');
		else if (!same(seal.mac, macOf(key, seal))) find('forged-seal');
		if (seal.droppedAt) report.dropped++;
		else await checkWindow(ctx, seal, report);
		before = seal;
	}
	report.head = before ? nameOf(before) : null;
	return report;
}

async function checkWindow(ctx: Context, { seq, after, until, ...seal }: Seal, report: ChainReport) {
	let altered = false;
	const found = await hashWindow(ctx, after, until, (row) => {
		const state = stateOfDetail(row);
		if (state === 'erased') report.erased++;
		altered ||= state === 'altered';
	});
	report.rows += found.rows;
	if (found.rows !== seal.rows) report.faults.push({ seq, what: 'rows' });
	else if (!same(found.rowsHash, seal.rowsHash)) report.faults.push({ seq, what: 'content' });
	else if (altered) report.faults.push({ seq, what: 'detail' });
}

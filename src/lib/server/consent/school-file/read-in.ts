import { compareClasses, type RowOutcome } from '$lib/domain/consent/compare-classes';
import type { ClassRowReason } from '$lib/domain/consent/class-row';
import { eq } from 'drizzle-orm';
import { createHash, randomUUID } from 'node:crypto';
import { inTransaction, type Context } from '../../context';
import { classMemberships, schools } from '../../db';
import { AppError } from '../../errors';
import { oneChunk, type FileRefusal } from '../../intake';
import type { DeskActor } from '../../staff';
import { placeRows } from '../place-rows';
import { readDeliveryCsv } from '../read-delivery-csv';
import { readRows } from '../read-rows';
import { receiveDelivery, type DeliveryRefusal } from '../receive-delivery';
import { readPackage } from '../school-package';
import { readSchoolPupils } from '../school-pupils';
import { lockStanding } from '../standing';
import type { Delivery, Receipt } from '../stored-deliveries';

/** What a beheerder reads in: CSV with a column `stamnummer`, `klas`, and if need be `subklas`, `van` and `tot`. */
export interface SchoolFile {
	bytes: Uint8Array;
	/** `whole`: who is not in it is in no class any more; `changes`: only the pupils it names. */
	scope: Delivery['scope'];
}

export type SchoolFileRefusal = 'other-source' | DeliveryRefusal;
type Refused = { refusal: SchoolFileRefusal } | { refusal: 'unreadable'; file: FileRefusal };

/** What reading the file in would do. Says lines, never names: the file leads back to the pupils. */
export interface SchoolFilePreview {
	counts: Record<RowOutcome, number> & { refused: number };
	/** Pupils who have a class now and would have none. */
	losing: number;
	/** In the order of the school. */
	classes: { title: string; before: number; after: number }[];
	/** By line. */
	rows: (
		{ line: number; outcome: RowOutcome } | { line: number; outcome: 'refused'; reason: ClassRowReason }
	)[];
}

/** Class 2A before class 10A. */
const { compare } = new Intl.Collator('nl-BE', { numeric: true });

/**
 * What `readInSchoolFile` would do, row by row; changes nothing (F96). Only for a beheerder of a school that shares and that
 * chose to read in its classes itself; anybody else gets `AppError('forbidden')`, another school a refusal.
 */
export async function previewSchoolFile(
	ctx: Context,
	actor: DeskActor,
	file: SchoolFile
): Promise<SchoolFilePreview | Refused> {
	const read = await readFile(ctx, actor, file);
	if ('refusal' in read) return read;
	return inTransaction(ctx, async (ctx) => {
		const { schoolId } = actor;
		if ((await readPackage(ctx, schoolId))?.software !== 'school') return { refusal: 'other-source' };
		const standing = await lockStanding(ctx, schoolId);
		if (!standing?.identifierSalt) return { refusal: 'no-consent' };
		const { rows, refused: unread } = readRows({ ...read, scope: file.scope, emptyMeansNone: true });
		const pupils = await readSchoolPupils(ctx, schoolId);
		const salt = standing.identifierSalt;
		const { placed, refused: unplaced } = await placeRows(ctx, rows, { schoolId, pupils, salt });
		if (file.scope === 'whole' && !placed.some(({ classTitle }) => classTitle !== null))
			return { refusal: 'nothing-usable' };
		const kept = await ctx.db.select().from(classMemberships).where(eq(classMemberships.schoolId, schoolId));
		const compared = compareClasses(kept, placed, { whole: file.scope === 'whole' });
		const refused = [...unread, ...unplaced].map((one) => ({ ...one, outcome: 'refused' as const }));
		const count = (outcome: RowOutcome) => compared.rows.filter((row) => row.outcome === outcome).length;
		return {
			counts: {
				new: count('new'),
				moved: count('moved'),
				same: count('same'),
				out: count('out'),
				refused: refused.length
			},
			losing: compared.losing,
			classes: compared.classes.toSorted((a, b) => compare(a.title, b.title)),
			rows: [...compared.rows, ...refused].toSorted((a, b) => a.line - b.line)
		};
	});
}

/**
 * Reads a school's own file of classes in, whole or not at all, as a package's delivery is: rows that cannot stand are
 * refused one by one. Bounded as `previewSchoolFile`.
 */
export async function readInSchoolFile(
	ctx: Context,
	actor: DeskActor,
	file: SchoolFile
): Promise<Receipt | Refused> {
	const read = await readFile(ctx, actor, file);
	if ('refusal' in read) return read;
	const [school] = await ctx.db
		.select({ instellingsnummer: schools.instellingsnummer })
		.from(schools)
		.where(eq(schools.id, actor.schoolId));
	if (!school) throw new AppError('not-found');
	const result = await receiveDelivery(
		ctx,
		{ software: 'school', clientId: null },
		{
			...school,
			...read,
			scope: file.scope,
			emptyMeansNone: true,
			sequence: null,
			idempotencyKey: `desk ${randomUUID()}`,
			contentHash: createHash('sha256').update(file.bytes).digest()
		}
	);
	// A school whose source is a package is, to the file of a desk, no school that it is heard for.
	return 'refusal' in result && result.refusal === 'unknown-school' ? { refusal: 'other-source' } : result;
}

async function readFile(ctx: Context, { roles }: DeskActor, { bytes }: SchoolFile) {
	if (!roles.includes('beheerder')) throw new AppError('forbidden');
	const read = await readDeliveryCsv(ctx, 'school', oneChunk(bytes));
	return 'refusal' in read ? { refusal: 'unreadable' as const, file: read.refusal } : read;
}

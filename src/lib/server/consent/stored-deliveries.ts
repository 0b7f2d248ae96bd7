import type { ClassRowRefusal } from '$lib/domain/consent/class-row';
import { and, desc, eq, gte, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../audit';
import type { Context } from '../context';
import { classDeliveries, schools } from '../db';
import type { Sender } from './sender';

/** What a package brings for one school. */
export interface Delivery {
	instellingsnummer: string;
	/** `whole`: these are all; `changes`: the pupils named here have these classes and no others. */
	scope: 'whole' | 'changes';
	/** Grows with each delivery of this package for this school; null: the next one, when we fetched or read it ourselves. */
	sequence: number | null;
	/** The sender's name for this one. */
	idempotencyKey: string;
	/** SHA-256 of what was sent, scope and sequence included. */
	contentHash: Uint8Array;
	/** As they came, unproved. A number: the line of a file that is no row. */
	rows: readonly unknown[];
	/** Lines of a file, when they are not 1, 2, 3 ... */
	lines?: readonly number[];
	/** Lines that could not even be read. */
	malformed?: readonly ClassRowRefusal[];
	/** A row without a class says that the pupil is in none, in a whole delivery too; otherwise it is refused there. */
	emptyMeansNone?: boolean;
}

/** What became of a delivery; the same again for the same key. */
export interface Receipt {
	id: string;
	scope: 'whole' | 'changes';
	sequence: number;
	receivedAt: Date;
	/** It had been received before: nothing happened now. */
	repeated: boolean;
	report: DeliveryReport;
}

export interface DeliveryReport {
	rows: number;
	stored: number;
	/** Pupils who were taken out of a class without getting another. */
	emptied: number;
	refusedCount: number;
	/** The first thousand of them. */
	refused: ClassRowRefusal[];
}

type StoredDelivery = typeof classDeliveries.$inferSelect;

/** Whether it is the very delivery that was received before, to the last byte. */
export const isSame = (
	before: StoredDelivery,
	{ software }: Sender,
	{ sequence, contentHash }: Delivery
): boolean =>
	before.software === software &&
	before.sequence === sequence &&
	Buffer.from(before.contentHash).equals(contentHash);

/** The delivery that had this key at this school. */
export async function findByKey(
	{ db }: Context,
	schoolId: string,
	key: string
): Promise<StoredDelivery | undefined> {
	const [found] = await db
		.select()
		.from(classDeliveries)
		.where(and(eq(classDeliveries.schoolId, schoolId), eq(classDeliveries.idempotencyKey, key)));
	return found;
}

/** The highest sequence of a package for this school; 0 before the first. */
export async function lastSequence({ db }: Context, schoolId: string, { software }: Sender): Promise<number> {
	const [last] = await db
		.select({ sequence: classDeliveries.sequence })
		.from(classDeliveries)
		.where(and(eq(classDeliveries.schoolId, schoolId), eq(classDeliveries.software, software)))
		.orderBy(desc(classDeliveries.sequence))
		.limit(1);
	return last?.sequence ?? 0;
}

/** Whether what is kept now goes back to a whole delivery of this package: since it was named, and since the last stop. */
export async function hasWhole(
	{ db }: Context,
	{ id, packageSetAt }: { id: string; packageSetAt: Date },
	{ software }: Sender
): Promise<boolean> {
	const [found] = await db
		.select({ id: classDeliveries.id })
		.from(classDeliveries)
		.where(
			and(
				eq(classDeliveries.schoolId, id),
				eq(classDeliveries.software, software),
				eq(classDeliveries.scope, 'whole'),
				gte(classDeliveries.receivedAt, packageSetAt),
				sql`not (${classDeliveries.report} ? 'erased')`
			)
		)
		.limit(1);
	return found !== undefined;
}

/** Keeps the receipt, and writes down that it came. */
export async function keepDelivery(
	ctx: Context,
	{ software, clientId }: Sender,
	{
		schoolId,
		delivery,
		sequence,
		report
	}: { schoolId: string; delivery: Delivery; sequence: number; report: DeliveryReport }
): Promise<Receipt> {
	const { scope, idempotencyKey, contentHash } = delivery;
	const [made] = await ctx.db
		.insert(classDeliveries)
		.values({
			id: uuidv7({ msecs: ctx.now.getTime() }),
			schoolId,
			software,
			clientId,
			scope,
			sequence,
			idempotencyKey,
			contentHash,
			receivedAt: ctx.now,
			report
		})
		.returning();
	if (!made) throw new TypeError('an insert without a row');
	await recordAudit(ctx, {
		action: 'class-information.delivered',
		schoolId,
		detail: {
			software,
			client: clientId,
			scope,
			sequence,
			stored: report.stored,
			refused: report.refusedCount
		}
	});
	return receiptOf(made);
}

/** What the sender is told; after a stop a receipt tells no more than that it came. */
export const receiptOf = ({ id, scope, sequence, receivedAt, report }: StoredDelivery): Receipt => ({
	id,
	scope,
	sequence,
	receivedAt,
	repeated: false,
	report: {
		rows: 0,
		stored: 0,
		emptied: 0,
		refusedCount: 0,
		refused: [],
		...(report as Partial<DeliveryReport>)
	}
});

/** The newest deliveries of all schools, for the operator: who brought what, never which classes. */
export const listDeliveries = ({ db }: Pick<Context, 'db'>, limit = 50) =>
	db
		.select({
			id: classDeliveries.id,
			school: schools.name,
			instellingsnummer: schools.instellingsnummer,
			software: classDeliveries.software,
			scope: classDeliveries.scope,
			receivedAt: classDeliveries.receivedAt
		})
		.from(classDeliveries)
		.innerJoin(schools, eq(schools.id, classDeliveries.schoolId))
		.orderBy(desc(classDeliveries.receivedAt))
		.limit(limit);

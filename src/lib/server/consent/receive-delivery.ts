import { and, eq, inArray } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { classMemberships } from '../db';
import { placeRows, type PlacedRow } from './place-rows';
import { readRows } from './read-rows';
import { readSchoolPupils } from './school-pupils';
import { findSchoolOf, type Sender } from './sender';
import { lockStanding } from './standing';
import {
	findByKey,
	hasWhole,
	isSame,
	keepDelivery,
	lastSequence,
	receiptOf,
	type Delivery,
	type DeliveryReport,
	type Receipt
} from './stored-deliveries';

export type DeliveryRefusal =
	'unknown-school' | 'no-consent' | 'key-reused' | 'overtaken' | 'whole-first' | 'nothing-usable';

/** Refused rows that a report lists; of more the number is enough. */
const MAX_LISTED = 1000;
const CHUNK = 1000;

/**
 * Takes over a delivery for one school, whole or not at all; rows that cannot stand are refused one by one, in the receipt.
 * Heard is only the package of *Mijn Schoolsoftware*, and only while the consent stands. The same key with the same content
 * gets its receipt again; an older or equal sequence never wins from a newer one (A18); changes are taken only on top of a
 * whole delivery; a whole one with no usable row at all changes nothing.
 */
export function receiveDelivery(
	ctx: Context,
	sender: Sender,
	delivery: Delivery
): Promise<Receipt | { refusal: DeliveryRefusal }> {
	return inTransaction(ctx, async (ctx) => {
		const school = await findSchoolOf(ctx, sender.software, delivery.instellingsnummer);
		if (!school) return refuse(ctx, sender, 'unknown-school');
		const standing = await lockStanding(ctx, school.id);
		if (!standing?.identifierSalt) return refuse(ctx, sender, 'no-consent', school.id);

		const before = await findByKey(ctx, school.id, delivery.idempotencyKey);
		if (before && !isSame(before, sender, delivery)) return refuse(ctx, sender, 'key-reused', school.id);
		if (before) return { ...receiptOf(before), repeated: true };
		const last = await lastSequence(ctx, school.id, sender);
		const sequence = delivery.sequence ?? last + 1;
		if (sequence <= last) return refuse(ctx, sender, 'overtaken', school.id);
		// A school that writes its own file knows what it changes; a package may have lost its place.
		const mayFollow = sender.software === 'school' || delivery.scope === 'whole';
		if (!mayFollow && !(await hasWhole(ctx, school, sender)))
			return refuse(ctx, sender, 'whole-first', school.id);

		const { rows, refused: unreadable } = readRows(delivery);
		const pupils = await readSchoolPupils(ctx, school.id);
		const salt = standing.identifierSalt;
		const { placed, refused: unplaced } = await placeRows(ctx, rows, { schoolId: school.id, pupils, salt });
		if (delivery.scope === 'whole' && !placed.some(({ classTitle }) => classTitle !== null))
			return refuse(ctx, sender, 'nothing-usable', school.id);

		await clear(ctx, school.id, delivery.scope === 'whole' ? null : placed);
		const stored = await store(ctx, school.id, placed);
		const named = new Set(placed.map(({ pupilId }) => pupilId));
		const kept = new Set(placed.filter((row) => row.classTitle !== null).map(({ pupilId }) => pupilId));
		const refused = [...unreadable, ...unplaced].toSorted((a, b) => a.line - b.line);
		const report: DeliveryReport = {
			rows: delivery.rows.length + (delivery.malformed?.length ?? 0),
			stored,
			emptied: named.size - kept.size,
			refusedCount: refused.length,
			refused: refused.slice(0, MAX_LISTED)
		};
		return keepDelivery(ctx, sender, { schoolId: school.id, delivery, sequence, report });
	});
}

/** A refusal stays in the audit: it is returned, so that the transaction that wrote it stands. */
async function refuse(ctx: Context, sender: Sender, refusal: DeliveryRefusal, schoolId?: string) {
	const { software, clientId } = sender;
	await recordAudit(ctx, {
		action: 'class-information.refused',
		schoolId,
		detail: { software, client: clientId, refusal }
	});
	return { refusal };
}

/** Takes away what the delivery replaces: all of the school, or what was known of the pupils it names. */
async function clear({ db }: Context, schoolId: string, placed: readonly PlacedRow[] | null): Promise<void> {
	const ofSchool = eq(classMemberships.schoolId, schoolId);
	if (placed === null) {
		await db.delete(classMemberships).where(ofSchool);
		return;
	}
	const enrollmentIds = [...new Set(placed.map(({ enrollmentId }) => enrollmentId))];
	for (let at = 0; at < enrollmentIds.length; at += CHUNK)
		await db
			.delete(classMemberships)
			.where(and(ofSchool, inArray(classMemberships.enrollmentId, enrollmentIds.slice(at, at + CHUNK))));
}

async function store(ctx: Context, schoolId: string, placed: readonly PlacedRow[]): Promise<number> {
	const values = placed.flatMap(({ enrollmentId, classTitle, subclassTitle, fromDay, untilDay }) =>
		classTitle === null
			? []
			: [{ enrollmentId, schoolId, classTitle, subclassTitle, fromDay, untilDay, receivedAt: ctx.now }]
	);
	for (let at = 0; at < values.length; at += CHUNK)
		await ctx.db.insert(classMemberships).values(values.slice(at, at + CHUNK));
	return values.length;
}

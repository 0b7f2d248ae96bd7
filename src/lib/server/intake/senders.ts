import type { MachineScope } from '$lib/domain/applications/machine-scopes';
import { and, asc, eq, notInArray, sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { applications, feedSenders, importSchools, type Database } from '../db';
import { AppError } from '../errors';

const SCOPE = 'enrollments.deliver' satisfies MachineScope;

/** How a machine client is called as the sender of a delivery. */
export const senderOf = (clientId: string): string => `client:${clientId}`;

/** The machine clients that may deliver enrollments, by name, each with the schools it is limited to; null: every school. */
export const listFeedSenders = ({ db }: Pick<Context, 'db'>) =>
	db
		.select({
			applicationId: applications.id,
			name: applications.name,
			clientId: applications.clientId,
			status: applications.status,
			instellingsnummers: feedSenders.instellingsnummers
		})
		.from(applications)
		.leftJoin(feedSenders, eq(feedSenders.applicationId, applications.id))
		.where(and(eq(applications.kind, 'machine'), sql`${SCOPE} = any(${applications.scopes})`))
		.orderBy(asc(applications.name), asc(applications.id));

/** The schools a sender may speak for; undefined: every school. Rows of another are refused as `outside-scope`. */
export async function readSchoolScope(db: Database, sender: string): Promise<Set<string> | undefined> {
	const [limited] = await db
		.select({ instellingsnummers: feedSenders.instellingsnummers })
		.from(feedSenders)
		.innerJoin(applications, eq(applications.id, feedSenders.applicationId))
		.where(eq(applications.clientId, sender.replace(/^client:/, '')));
	return limited && sender.startsWith('client:') ? new Set(limited.instellingsnummers) : undefined;
}

/**
 * Limits a machine client to these schools, from its next delivery on; null: every school. The caller is an operator. Throws
 * `AppError('not-found')` for what may deliver no enrollments.
 */
export async function setSchoolScope(
	ctx: Context,
	{ applicationId, numbers }: { applicationId: string; numbers: readonly string[] | null }
): Promise<void> {
	const senders = await listFeedSenders(ctx);
	if (!senders.some((one) => one.applicationId === applicationId)) throw new AppError('not-found');
	await inTransaction(ctx, async (ctx) => {
		await ctx.db.delete(feedSenders).where(eq(feedSenders.applicationId, applicationId));
		if (numbers)
			await ctx.db
				.insert(feedSenders)
				.values({ applicationId, instellingsnummers: [...numbers], setAt: ctx.now });
		await recordAudit(ctx, {
			action: 'roster.sender-limited',
			detail: { applicationId, schools: numbers?.length ?? null }
		});
	});
}

/**
 * Takes out of a plan the schools that its sender may not speak for: their rows are refused, and neither may they make the
 * whole file an old one, nor the next file of who does speak for them.
 */
export async function keepToSchoolScope(
	tx: Database,
	{ id, sender }: { id: string; sender: string }
): Promise<void> {
	const scope = await readSchoolScope(tx, sender);
	if (!scope) return;
	const own = eq(importSchools.runId, id);
	await tx
		.delete(importSchools)
		.where(scope.size > 0 ? and(own, notInArray(importSchools.instellingsnummer, [...scope])) : own);
}

import { asksAgain } from '$lib/domain/consent/agreement';
import { currentProtocol } from '$lib/domain/consent/protocols';
import type { ClassSource } from '$lib/domain/consent/software';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { auditEvents, classMemberships, schools } from '../db';
import type { Erased } from './erase';
import { readPackage } from './school-package';
import { readHistory, type StoredConsent } from './standing';

/** One yes as the desk shows it. */
export interface ShownConsent {
	id: string;
	protocolVersion: string;
	protocolHash: string;
	acceptedByName: string;
	acceptedAt: Date;
	stoppedAt: Date | null;
}

/** How a school stands about class information. */
export interface ConsentState {
	software: ClassSource | null;
	standing: ShownConsent | null;
	/** There is a newer version of the protocol than the one that stands. */
	asksAgain: boolean;
	/** The newest first, the standing one too. */
	history: ShownConsent[];
	/** Pupils of whom a class is kept now, and when the last of it came in. */
	pupilCount: number;
	lastReceivedAt: Date | null;
	/** What the last stop erased, as the audit has it. */
	lastErased: (Pick<Erased, 'pupils' | 'memberships' | 'assignments'> & { at: Date }) | null;
}

/** The state of the actor's own school; anybody who works there may know it. */
export async function readConsent(
	ctx: Pick<Context, 'db'>,
	{ schoolId }: { schoolId: string },
	protocol = currentProtocol()
): Promise<ConsentState> {
	const history = await readHistory(ctx, schoolId);
	const standing = history.find(({ stoppedAt }) => stoppedAt === null) ?? null;
	const [kept] = await ctx.db
		.select({
			pupilCount: sql<number>`count(distinct ${classMemberships.enrollmentId})::int`,
			lastMs: sql<number | null>`(extract(epoch from max(${classMemberships.receivedAt})) * 1000)::float8`
		})
		.from(classMemberships)
		.where(eq(classMemberships.schoolId, schoolId));
	return {
		software: (await readPackage(ctx, schoolId))?.software ?? null,
		standing: standing && shown(standing),
		asksAgain: asksAgain(standing, protocol),
		history: history.map(shown),
		pupilCount: kept?.pupilCount ?? 0,
		lastReceivedAt: typeof kept?.lastMs === 'number' ? new Date(kept.lastMs) : null,
		lastErased: await readLastErased(ctx, schoolId)
	};
}

async function readLastErased(
	{ db }: Pick<Context, 'db'>,
	schoolId: string
): Promise<ConsentState['lastErased']> {
	const [last] = await db
		.select({ at: auditEvents.at, detail: auditEvents.detail })
		.from(auditEvents)
		.where(and(eq(auditEvents.schoolId, schoolId), eq(auditEvents.action, 'class-information.erased')))
		.orderBy(desc(auditEvents.at), desc(auditEvents.id))
		.limit(1);
	if (!last) return null;
	const count = (name: keyof Erased) => Number((last.detail as Record<string, unknown>)[name] ?? 0);
	return {
		at: last.at,
		pupils: count('pupils'),
		memberships: count('memberships'),
		assignments: count('assignments')
	};
}

/** One yes of this school by its id, to read it again; null when it is not there. */
export async function findConsent(
	ctx: Pick<Context, 'db'>,
	{ schoolId }: { schoolId: string },
	consentId: string
): Promise<ShownConsent | null> {
	return (await readHistory(ctx, schoolId)).map(shown).find(({ id }) => id === consentId) ?? null;
}

/** Whether a school shares class information now. */
export async function isSharing({ db }: Pick<Context, 'db'>, schoolId: string): Promise<boolean> {
	const [found] = await db
		.select({ id: schools.id })
		.from(schools)
		.where(and(eq(schools.id, schoolId), sharing(sql`${schools.id}`)));
	return found !== undefined;
}

/** Whether the consent of a school stands, as a condition. `school` is an expression that gives the school's id. */
export const sharing = (school: ReturnType<typeof sql>) =>
	sql`exists (select 1 from class_consents yes where yes.school_id = ${school} and yes.stopped_at is null)`;

const shown = (row: StoredConsent): ShownConsent => ({
	id: row.id,
	protocolVersion: row.protocolVersion,
	protocolHash: row.protocolHash,
	acceptedByName: row.acceptedByName,
	acceptedAt: row.acceptedAt,
	stoppedAt: row.stoppedAt
});

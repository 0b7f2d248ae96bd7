import { asc, inArray, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { applicationClaims, applications, auditEvents, selectRows } from '../db';

/** One fact that an application was told, with when. */
export interface ToldFact {
	/** A name from `domain/applications/claims`. */
	claim: string;
	/** What the application says it needs it for today; null when it asks for it no longer. */
	reason: string | null;
	firstAt: Date;
	lastAt: Date;
}

/** What one application knows of a pupil, from the audit (SECURITY 10.7.3). */
export interface ToldApplication {
	id: string;
	name: string;
	supplier: string;
	logo: string | null;
	/** The last time that it was opened, or told something. */
	lastAt: Date;
	facts: ToldFact[];
}

/**
 * Which applications got which facts about a pupil, and when: every application that was ever opened with this account, the
 * latest first, as far back as the audit is kept. Only names of facts were written down, never their values.
 */
export async function readToldFacts(ctx: Context, accountId: string): Promise<ToldApplication[]> {
	const events = await selectRows<{ id: string; claim: string | null; first: number; last: number }>(
		ctx.db,
		sql`select e.detail ->> 'applicationId' as id, fact.claim,
				(extract(epoch from min(e.at)) * 1000)::float8 as first, (extract(epoch from max(e.at)) * 1000)::float8 as last
			from ${auditEvents} e
			left join lateral unnest(string_to_array(e.detail ->> 'claims', ' ')) as fact(claim) on true
			where e.account_id = ${accountId}::uuid and e.action in ('application.opened', 'application.facts-told')
			group by 1, 2`
	);
	const byId = Map.groupBy(events, ({ id }) => id);
	const ids = [...byId.keys()].filter((id) => id !== null);
	if (ids.length === 0) return [];
	const found = await ctx.db
		.select({
			id: applications.id,
			name: applications.name,
			supplier: applications.supplier,
			logo: applications.logo
		})
		.from(applications)
		.where(inArray(applications.id, ids));
	const reasons = await ctx.db
		.select()
		.from(applicationClaims)
		.where(inArray(applicationClaims.applicationId, ids))
		.orderBy(asc(applicationClaims.claim));
	const reasonOf = (id: string, claim: string) =>
		reasons.find((one) => one.applicationId === id && one.claim === claim)?.reason ?? null;
	return found
		.map((application) => {
			const own = byId.get(application.id) ?? [];
			const facts = own.flatMap(({ claim, first, last }) =>
				claim
					? [
							{
								claim,
								reason: reasonOf(application.id, claim),
								firstAt: new Date(first),
								lastAt: new Date(last)
							}
						]
					: []
			);
			facts.sort((a, b) => a.claim.localeCompare(b.claim));
			return { ...application, lastAt: new Date(Math.max(...own.map(({ last }) => last))), facts };
		})
		.sort((a, b) => b.lastAt.getTime() - a.lastAt.getTime());
}

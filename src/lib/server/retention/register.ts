import { RETENTION, RULE_NAMES, type RetentionRule, type RuleName } from '$lib/domain/retention/rules';
import { asc, eq, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { applicationClaims, applications } from '../db';
import { listErasures } from '../erasures';

/** A row of the register: a rule as the nightly jobs follow it. */
export interface RegisterRule extends RetentionRule {
	name: RuleName;
}

/** A supplier who can receive facts about pupils, for the schools that gave the application to them (F85). */
export interface Recipient {
	application: string;
	supplier: string;
	/** Names of facts that it may ask. */
	claims: string[];
}

/** The processing register (GDPR art. 30, F87): what anybody may read of it. Holds nothing about a person. */
export async function readRegister({ db }: Pick<Context, 'db'>) {
	const recipients: Recipient[] = await db
		.select({
			application: applications.name,
			supplier: applications.supplier,
			claims: sql<string[]>`coalesce(array_agg(${applicationClaims.claim} order by ${applicationClaims.claim})
				filter (where ${applicationClaims.claim} is not null), '{}')`
		})
		.from(applications)
		.leftJoin(applicationClaims, eq(applicationClaims.applicationId, applications.id))
		.where(eq(applications.status, 'active'))
		.groupBy(applications.id)
		.orderBy(asc(applications.name));
	const rules: RegisterRule[] = RULE_NAMES.map((name) => ({ name, ...RETENTION[name] }));
	return { rules, recipients };
}

/** The register for the operator: with what each rule erased, the proof that it is followed. */
export async function readRegisterWithProof(ctx: Pick<Context, 'db'>) {
	return { ...(await readRegister(ctx)), proof: await listErasures(ctx) };
}

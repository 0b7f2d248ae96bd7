import { isClientId, type ApplicationInput } from '$lib/domain/applications/application-input';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { applicationClaims, applications, applicationSecrets, withheldClaims } from '../../db';
import { forgetApplications } from '../recall-application';
import { fetchManaged, type ManagedApplication } from './manager';

const OPERATOR = { role: 'operator' } as const;

/** Makes an application, as a draft that lets nobody in. The caller is an operator. */
export async function createApplication(
	ctx: Context,
	{ clientId, input }: { clientId: string; input: ApplicationInput }
): Promise<{ id: string } | { refusal: 'bad-client-id' | 'taken' }> {
	if (!isClientId(clientId)) return { refusal: 'bad-client-id' };
	const { claims, ...values } = input;
	return inTransaction(ctx, async (ctx) => {
		const [made] = await ctx.db
			.insert(applications)
			.values({ ...values, clientId, status: 'draft', createdAt: ctx.now, updatedAt: ctx.now })
			.onConflictDoNothing({ target: applications.clientId })
			.returning({ id: applications.id });
		if (!made) return { refusal: 'taken' as const };
		await writeClaims(ctx, made.id, claims);
		await recordAudit(ctx, { action: 'application.created', detail: { applicationId: made.id, clientId } });
		return made;
	});
}

/**
 * Changes an application; works at its next request, or within two seconds at another server. Secrets go when it no
 * longer proves itself by one. The caller is an operator. Returns the names of what changed.
 */
export async function updateApplication(
	ctx: Context,
	{ id, input }: { id: string; input: ApplicationInput }
): Promise<string[]> {
	const before = await fetchManaged(ctx, OPERATOR, id);
	const changed = differences(before, input);
	if (changed.length === 0) return [];
	const { claims, ...values } = input;
	await inTransaction(ctx, async (ctx) => {
		await ctx.db
			.update(applications)
			.set({ ...values, updatedAt: ctx.now })
			.where(eq(applications.id, before.id));
		if (changed.includes('claims')) await writeClaims(ctx, before.id, claims);
		if (!input.authentication.startsWith('client_secret_'))
			await ctx.db.delete(applicationSecrets).where(eq(applicationSecrets.applicationId, before.id));
		await recordAudit(ctx, {
			action: 'application.changed',
			detail: { applicationId: before.id, changed: changed.join(' ') }
		});
	});
	forgetApplications();
	return changed;
}

/** A school's choice about a fact that is no longer asked for goes with it. */
async function writeClaims(
	ctx: Context,
	applicationId: string,
	claims: ApplicationInput['claims']
): Promise<void> {
	await ctx.db.delete(applicationClaims).where(eq(applicationClaims.applicationId, applicationId));
	if (claims.length > 0)
		await ctx.db.insert(applicationClaims).values(claims.map((claim) => ({ ...claim, applicationId })));
	const asked = claims.filter(({ required }) => !required).map(({ claim }) => claim as string);
	for (const { claim } of await ctx.db
		.selectDistinct({ claim: withheldClaims.claim })
		.from(withheldClaims)
		.where(eq(withheldClaims.applicationId, applicationId)))
		if (!asked.includes(claim))
			await ctx.db
				.delete(withheldClaims)
				.where(and(eq(withheldClaims.applicationId, applicationId), eq(withheldClaims.claim, claim)));
}

/** Names only: values may be of a person (a contact). */
function differences(before: ManagedApplication, input: ApplicationInput): string[] {
	const sorted = (claims: ApplicationInput['claims'] | ManagedApplication['claims']) =>
		claims
			.map(({ claim, reason, required }) => JSON.stringify([claim, reason, required]))
			.sort()
			.join();
	const { claims, ...values } = input;
	const changed = (Object.keys(values) as (keyof typeof values)[]).filter(
		(name) => JSON.stringify(before[name]) !== JSON.stringify(values[name])
	);
	return [...changed, ...(sorted(before.claims) === sorted(claims) ? [] : ['claims'])];
}

import { cleanLogo, type LogoRefusal } from '$lib/domain/applications/logo';
import { and, eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { validate } from 'uuid';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { applicationLogos, applications } from '../../db';
import { fetchManaged } from './manager';

/** Gives an application a logo, or takes it away (null). The caller is an operator. */
export async function setLogo(
	ctx: Context,
	{ id, bytes }: { id: string; bytes: Uint8Array | null }
): Promise<LogoRefusal | null> {
	const { id: applicationId } = await fetchManaged(ctx, { role: 'operator' }, id);
	const cleaned = bytes && cleanLogo(bytes);
	if (cleaned && 'refusal' in cleaned) return cleaned.refusal;
	await inTransaction(ctx, async (ctx) => {
		await ctx.db.delete(applicationLogos).where(eq(applicationLogos.applicationId, applicationId));
		let logo: string | null = null;
		if (cleaned) {
			const version = createHash('sha256').update(cleaned.png).digest('hex').slice(0, 16);
			const row = { applicationId, png: cleaned.png, version, savedAt: ctx.now };
			await ctx.db.insert(applicationLogos).values(row);
			logo = `/applicatie-logo/${applicationId}/${version}.png`;
		}
		await ctx.db
			.update(applications)
			.set({ logo, updatedAt: ctx.now })
			.where(eq(applications.id, applicationId));
		await recordAudit(ctx, {
			action: 'application.logo-changed',
			detail: { applicationId, present: logo !== null }
		});
	});
	return null;
}

/** The logo at an address that `setLogo` made; null for any other. */
export async function readLogo(
	{ db }: Pick<Context, 'db'>,
	{ id, version }: { id: string; version: string }
): Promise<Uint8Array<ArrayBuffer> | null> {
	if (!validate(id)) return null;
	const [row] = await db
		.select({ png: applicationLogos.png })
		.from(applicationLogos)
		.where(and(eq(applicationLogos.applicationId, id), eq(applicationLogos.version, version)));
	return row ? new Uint8Array(row.png) : null;
}

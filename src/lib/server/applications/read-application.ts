import type { DeclaredClaim } from '$lib/domain/applications/claims';
import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Context } from '../context';
import { applicationClaims, applications, applicationSecrets } from '../db';

/** An application with all that the provider needs of it. */
export type Application = typeof applications.$inferSelect & {
	/** SHA-256 of the secrets that are valid now. */
	secretHashes: Uint8Array[];
	claims: DeclaredClaim[];
};

/** The application with this client id, whatever its status; null when there is none. */
export async function readApplication(
	{ db, now }: Pick<Context, 'db' | 'now'>,
	clientId: string
): Promise<Application | null> {
	const [row] = await db.select().from(applications).where(eq(applications.clientId, clientId));
	if (!row) return null;
	const secrets = await db
		.select({ hash: applicationSecrets.hash })
		.from(applicationSecrets)
		.where(
			and(
				eq(applicationSecrets.applicationId, row.id),
				or(isNull(applicationSecrets.expiresAt), gt(applicationSecrets.expiresAt, now))
			)
		)
		.orderBy(applicationSecrets.createdAt, applicationSecrets.id);
	const claims = await db
		.select({ claim: applicationClaims.claim, required: applicationClaims.required })
		.from(applicationClaims)
		.where(eq(applicationClaims.applicationId, row.id));
	return { ...row, secretHashes: secrets.map(({ hash }) => hash), claims };
}

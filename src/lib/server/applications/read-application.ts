import type { DeclaredClaim } from '$lib/domain/applications/claims';
import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { applicationClaims, applications, applicationSecrets, builtOnce, type Database } from '../db';

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
	const [row] = await builtOnce(db, 'application', build).execute({ clientId, now: now.toISOString() });
	if (!row) return null;
	const { secrets, ...application } = row;
	return { ...application, secretHashes: secrets.map((hash) => Buffer.from(hash, 'hex')) };
}

/** In one statement, for it is asked at every request of an application. */
const build = (db: Database) =>
	db
		.select({
			...getTableColumns(applications),
			// Drizzle leaves the table's name away in a query of one table; inside these it matters.
			secrets: sql<string[]>`array(select encode(s.hash, 'hex') from ${applicationSecrets} s
				where s.application_id = applications.id
				and (s.expires_at is null or s.expires_at > ${sql.placeholder('now')}::timestamptz)
				order by s.created_at, s.id)`,
			claims: sql<DeclaredClaim[]>`coalesce((
				select json_agg(json_build_object('claim', c.claim, 'required', c.required))
				from ${applicationClaims} c where c.application_id = applications.id), '[]'::json)`
		})
		.from(applications)
		.where(eq(applications.clientId, sql.placeholder('clientId')))
		.prepare('application');

import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { applicationErrors, Database } from '../db';

/**
 * Of one kind of mistake of one application, in an hour. Anybody can make them in its name, by an address in the bar of a browser,
 * so without a limit anybody could fill the disk; and who looks for what goes wrong learns nothing from more.
 */
export const MOST_AN_HOUR = 50;

type ApplicationError = Omit<typeof applicationErrors.$inferInsert, 'id'>;

/** Writes down what went wrong for an application, for its supplier to read; not what went wrong so often already. */
export async function writeApplicationError(db: Database, error: ApplicationError): Promise<void> {
	const { applicationId, at, endpoint, detail } = error;
	const id = uuidv7({ msecs: at.getTime() });
	const since = new Date(at.getTime() - 3_600_000).toISOString();
	await db.execute(sql`insert into application_errors (id, application_id, at, endpoint, error, detail)
		select ${id}::uuid, ${applicationId}::uuid, ${at.toISOString()}::timestamptz, ${endpoint}, ${error.error}, ${detail ?? null}
		where (select count(*) from application_errors e
			where e.application_id = ${applicationId}::uuid and e.at > ${since}::timestamptz
				and e.endpoint = ${endpoint} and e.error = ${error.error}) < ${MOST_AN_HOUR}::int`);
}

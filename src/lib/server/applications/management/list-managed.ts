import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Context } from '../../context';
import { applicationErrors, applications, assignments } from '../../db';
import { managedBy, type Manager } from './manager';

export interface ManagedRow {
	id: string;
	clientId: string;
	name: string;
	supplier: string;
	status: 'draft' | 'active' | 'suspended';
	/** Schools that assigned it to anybody. */
	schoolCount: number;
	/** Errors of the last seven days. */
	errorCount: number;
}

const WEEK_MS = 7 * 24 * 3_600_000;
/** Errors that are shown. */
export const ERROR_LIMIT = 100;

/** The applications that are the manager's, by name. */
export function listManaged(ctx: Context, manager: Manager): Promise<ManagedRow[]> {
	const since = new Date(ctx.now.getTime() - WEEK_MS);
	return ctx.db
		.select({
			id: applications.id,
			clientId: applications.clientId,
			name: applications.name,
			supplier: applications.supplier,
			status: applications.status,
			// Drizzle leaves the table's name away in a query of one table; inside these it matters.
			schoolCount: sql<number>`(select count(distinct a.school_id) from ${assignments} a
				where a.application_id = applications.id)`.mapWith(Number),
			errorCount: sql<number>`(select count(*) from ${applicationErrors} e
				where e.application_id = applications.id
				and e.at > ${sql.param(since, applicationErrors.at)})`.mapWith(Number)
		})
		.from(applications)
		.where(managedBy(manager))
		.orderBy(asc(applications.name));
}

export interface ErrorRow {
	id: string;
	at: Date;
	endpoint: string;
	error: string;
	detail: string | null;
}

/** The newest errors of an application that was fetched. They never hold a token, a code or a person. */
export const listErrors = ({ db }: Context, applicationId: string): Promise<ErrorRow[]> =>
	db
		.select({
			id: applicationErrors.id,
			at: applicationErrors.at,
			endpoint: applicationErrors.endpoint,
			error: applicationErrors.error,
			detail: applicationErrors.detail
		})
		.from(applicationErrors)
		.where(eq(applicationErrors.applicationId, applicationId))
		.orderBy(desc(applicationErrors.at), desc(applicationErrors.id))
		.limit(ERROR_LIMIT);

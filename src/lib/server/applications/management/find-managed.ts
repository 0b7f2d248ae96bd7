import { and, eq } from 'drizzle-orm';
import type { Context } from '../../context';
import { applications } from '../../db';
import { fetchManaged, managedBy, type ManagedApplication, type Manager } from './manager';

/** The application that calls itself so; null when there is none, or none that is the manager's. */
export async function findManaged(
	ctx: Context,
	manager: Manager,
	clientId: string
): Promise<ManagedApplication | null> {
	const [row] = await ctx.db
		.select({ id: applications.id })
		.from(applications)
		.where(and(eq(applications.clientId, clientId), managedBy(manager)));
	return row ? fetchManaged(ctx, manager, row.id) : null;
}

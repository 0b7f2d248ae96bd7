import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { applications, databaseNow, oidcPayloads, participations } from '../db';
import { ring } from '../jobs';

/** Ends a session's part in one application: its grants and tokens at once, and it is told. The session goes on. */
export async function leaveApplication(
	ctx: Context,
	{ sessionKey, applicationId, clientId }: { sessionKey: string; applicationId: string; clientId: string }
): Promise<void> {
	await ctx.db.transaction(async (tx) => {
		await tx
			.delete(oidcPayloads)
			.where(
				and(
					eq(oidcPayloads.sessionId, sessionKey),
					sql`${oidcPayloads.model} <> 'Session'`,
					sql`${oidcPayloads.payload} ->> 'clientId' = ${clientId}`
				)
			);
		await tx
			.update(participations)
			.set({ sessionId: null, nextAttemptAt: databaseNow })
			.where(and(eq(participations.sessionId, sessionKey), eq(participations.applicationId, applicationId)));
	});
	ring('logouts');
}

/** An application of a session that ended, as *Afmelden* shows it. */
export interface SignOut {
	name: string;
	/** `waiting`: not answered yet. `unknown`: it has no way to be told, or did not answer for a day. */
	state: 'signed-out' | 'waiting' | 'unknown';
}

/** How far the applications of a session are with signing out, by name; `sessionKey` as `PupilSession.key` had it. */
export async function readSignOuts(ctx: Context, sessionKey: string): Promise<SignOut[]> {
	const rows = await ctx.db
		.select({ name: applications.name, state: participations.state })
		.from(participations)
		.innerJoin(applications, eq(applications.id, participations.applicationId))
		.where(eq(participations.sessionKey, sessionKey))
		.orderBy(applications.name);
	const states = {
		open: 'waiting',
		told: 'signed-out',
		'no-address': 'unknown',
		'given-up': 'unknown'
	} as const;
	return rows.map(({ name, state }) => ({ name, state: states[state] }));
}

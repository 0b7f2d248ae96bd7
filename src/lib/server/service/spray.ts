import {
	ALARM_LASTS,
	ALARM_WINDOW,
	isServiceSpray,
	type Outcomes
} from '$lib/domain/credentials/service-alarm';
import { sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { selectRows } from '../db';
import { log } from '../log';
import { readState, writeState } from './state';

/** What the last look gave. */
export interface SprayState extends Outcomes {
	lookedAt: string;
	/** The alarm stands until then; null when there is none. */
	until: string | null;
}

/** Milliseconds between two looks, whichever process makes them. */
const LOOK_EVERY = 20_000;

/** Whether the whole service is being guessed at now. */
export async function isSprayed(ctx: Pick<Context, 'db' | 'now'>): Promise<boolean> {
	const state = await readSpray(ctx);
	return typeof state?.until === 'string' && new Date(state.until) > ctx.now;
}

export const readSpray = async (ctx: Pick<Context, 'db'>): Promise<SprayState | null> =>
	(await readState(ctx, 'spray')) as SprayState | null;

/**
 * Looks at what came of all sign-ins of the last ten minutes, wherever they were served, and raises, keeps or ends the alarm. Of
 * several processes one looks in twenty seconds. Costs the sign-ins nothing: it reads the audit, by the time in its ids.
 */
export async function lookForSpray(ctx: Context): Promise<SprayState | null> {
	return inTransaction(ctx, async (ctx) => {
		const before = await claim(ctx);
		if (before === undefined) return null;
		const outcomes = await count(ctx);
		const stood = typeof before?.until === 'string' && new Date(before.until) > ctx.now;
		const until = isServiceSpray(outcomes)
			? new Date(ctx.now.getTime() + ALARM_LASTS * 1000).toISOString()
			: stood
				? (before?.until ?? null)
				: null;
		const state = { ...outcomes, lookedAt: ctx.now.toISOString(), until };
		await writeState(ctx, 'spray', state);
		if (until !== null && !stood) {
			log.error({ ...outcomes, code: 'service-spray' }, 'the whole service is being guessed at');
			await recordAudit(ctx, { action: 'service.spray-alarm', detail: { ...outcomes } });
		}
		return state;
	});
}

/** The former state, when it is our turn to look; undefined when somebody looked a moment ago, or is looking. */
async function claim({ db, now }: Context): Promise<SprayState | null | undefined> {
	await db.execute(sql`insert into service_state (name, value, updated_at)
		values ('spray', 'null'::jsonb, 'epoch') on conflict do nothing`);
	const [row] = await selectRows<{ value: SprayState | null; looked: number }>(
		db,
		sql`select value, (extract(epoch from updated_at) * 1000)::float8 as looked
			from service_state where name = 'spray' for update skip locked`
	);
	if (!row || now.getTime() - row.looked < LOOK_EVERY) return undefined;
	return row.value;
}

async function count({ db, now }: Context): Promise<Outcomes> {
	const [row] = await selectRows<{ succeeded: number; failed: number }>(
		db,
		sql`select (count(*) filter (where action = 'sign-in.succeeded'))::int as succeeded,
				(count(*) filter (where action = 'sign-in.failed'))::int as failed
			from audit_events where id >= ${firstIdAt(new Date(now.getTime() - ALARM_WINDOW * 1000))}::uuid`
	);
	return row ?? { succeeded: 0, failed: 0 };
}

/** The least UUIDv7 of an instant (RFC 9562 §5.7). */
function firstIdAt(instant: Date): string {
	const hex = instant.getTime().toString(16).padStart(12, '0');
	return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

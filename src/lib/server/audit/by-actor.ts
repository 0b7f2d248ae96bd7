import { sql, type SQL } from 'drizzle-orm';

/**
 * Rows in which a pupil or somebody of the desk (`kind`) did something to another, or to nobody; `by` is the condition on who (`= …`, or
 * `= any(…)`, which gives them in no order). The first line is that of the index `audit_events_actor_idx`, word for word: without it
 * PostgreSQL would read all months. What a pupil did to the own account is not among them; it is found by the account.
 */
export const doneToOthers = (kind: 'pupil' | 'staff', by: SQL): SQL => sql`(
	actor_kind in ('pupil', 'staff') and actor_id is distinct from account_id
	and actor_kind = ${kind === 'pupil' ? sql`'pupil'` : sql`'staff'`} and actor_id ${by}
)`;

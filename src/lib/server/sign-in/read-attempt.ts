import type { Scope } from '$lib/domain/credentials/throttle';
import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import { builtOnce, type Database } from '../db';
import type { SignInAccount } from './find-account';
import { counterPlaces, type Attempt, type CounterRow } from './throttle';

/**
 * The account behind a username and the counters of attempts at it, in one statement that costs the same for a name that nobody
 * has. The counters are not locked: `reserveAttempt` writes only what is still as it was seen.
 */
export async function readAttempt(
	ctx: Context,
	username: string,
	attempts: Attempt[]
): Promise<{ account: SignInAccount | null; counters: CounterRow[] }> {
	const places = attempts.flatMap((attempt) => counterPlaces(ctx, attempt));
	const query = builtOnce(ctx.db, 'sign-in-attempt', build);
	const [row] = await query.execute({ username, places: JSON.stringify(places) });
	return {
		account: row?.account ? accountOf(row.account) : null,
		counters: row?.counters.map(counterOf) ?? []
	};
}

/** JSON has no instants. */
interface StoredAccount extends Omit<SignInAccount, 'credential'> {
	credential: Omit<SignInAccount['credential'], 'expiresAt' | 'changedAt'> & {
		expiresAt: string | null;
		changedAt: string;
	};
}
interface StoredCounter {
	scope: Scope;
	key: string;
	failures: number;
	distinct: string[];
	windowStartedAt: string;
	blockedUntil: string | null;
	updatedAt: string;
}

const accountOf = ({ credential, ...account }: StoredAccount): SignInAccount => ({
	...account,
	credential: {
		...credential,
		expiresAt: credential.expiresAt === null ? null : new Date(credential.expiresAt),
		changedAt: new Date(credential.changedAt)
	}
});

const counterOf = ({
	key,
	windowStartedAt,
	blockedUntil,
	updatedAt,
	...counter
}: StoredCounter): CounterRow => ({
	...counter,
	key: Buffer.from(key, 'hex'),
	windowStartedAt: new Date(windowStartedAt),
	blockedUntil: blockedUntil === null ? null : new Date(blockedUntil),
	updatedAt: new Date(updatedAt)
});

/** `limit 1` says that a place is one row: joined plainly, PostgreSQL takes the places for many and reads all counters there are. */
const build = (db: Database) =>
	db
		.select({
			account: sql<StoredAccount | null>`(select json_build_object(
					'accountId', a.id, 'pupilId', a.pupil_id, 'username', a.username, 'type', a.type,
					'blocked', a.blocked_at is not null, 'asksPasskey', a.asks_passkey and a.type = 'gevorderd',
					'credential', json_build_object('kind', c.kind, 'hash', c.hash, 'pepperId', c.pepper_id,
						'mustReplace', c.must_replace, 'expiresAt', c.expires_at, 'changedAt', c.changed_at),
					'enrollments', coalesce((select json_agg(json_build_object('begin', e.begin_date,
						'plannedEnd', e.planned_end_date, 'deregisteredOn', e.deregistered_on))
						from enrollments e where e.pupil_id = a.pupil_id), '[]'::json))
				from usernames u join accounts a on a.id = u.account_id join credentials c on c.account_id = a.id
				where u.username = ${sql.placeholder('username')})`,
			counters: sql<StoredCounter[]>`coalesce((select json_agg(json_build_object(
					'scope', t.scope, 'key', encode(t.key, 'hex'), 'failures', t.failures, 'distinct', t."distinct",
					'windowStartedAt', t.window_started_at, 'blockedUntil', t.blocked_until, 'updatedAt', t.updated_at))
				from jsonb_to_recordset(${sql.placeholder('places')}::text::jsonb) as p(scope text, key text)
				cross join lateral (select * from throttle_counters t
					where t.scope = p.scope::throttle_scope and t.key = decode(p.key, 'hex') limit 1) t), '[]'::json)`
		})
		.from(sql`(values (1)) as one(row)`)
		.prepare('sign-in-attempt');

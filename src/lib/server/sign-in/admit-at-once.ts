import { sql } from 'drizzle-orm';
import { auditJson, insertAudits } from '../audit';
import type { Context } from '../context';
import { fewRows, selectRows } from '../db';
import { newSession } from '../sessions';
import { doorOf, type Admission, type BlockedMeanwhile, type PasskeyAwaited, type SignedIn } from './admit';
import type { SignInAccount } from './find-account';
import { forgivenness, type Attempt } from './throttle';

/**
 * What `forgetFailure` and `admit` do for a secret that was verified a moment ago, in one statement: it is looked at once more and
 * held until the end, the failure is forgotten, the session opened and the audit written, or nothing of it. Null when
 * another secret has come in its place.
 */
export async function admitAtOnce(
	ctx: Context,
	{ accountId, username, type, credential }: SignInAccount,
	{ attempt, methods, ownDevice: asked }: Admission & { attempt: Attempt }
): Promise<SignedIn | PasskeyAwaited | BlockedMeanwhile | null> {
	const ownDevice = asked && type === 'gevorderd';
	const { bearer, row } = newSession(ctx, { accountId, ownDevice, methods });
	const { name, counters } = forgivenness(ctx, attempt);
	const said = methods.join(' ');
	const audits = [
		auditJson(
			{ ...ctx, actor: { kind: 'pupil', accountId } },
			{ action: 'sign-in.succeeded', accountId, detail: { methods: said, ownDevice } }
		),
		auditJson(ctx, { action: 'sign-in.passkey-awaited', accountId, detail: { methods: said } }),
		auditJson(ctx, { action: 'sign-in.barred', accountId, detail: { barrier: 'blocked' } })
	];
	const door = doorOf(methods.includes('passkey'));
	const [result] = await selectRows<{ door: 'signed-in' | 'passkey-awaited' | 'barred' | null }>(
		ctx.db,
		sql`with secret as (select 1 from credentials where account_id = ${accountId} and hash = ${credential.hash}
				and date_trunc('milliseconds', expires_at) is not distinct from ${credential.expiresAt?.toISOString() ?? null}::timestamptz
				for update),
			charged as (select c.scope::throttle_scope as scope, decode(c.key, 'hex') as key, c.forgiven, c.stays
				from ${fewRows('c', { scope: 'text', key: 'text', forgiven: 'float8', stays: 'boolean' }, counters)}
				where exists (select 1 from secret)),
			lessened as (update throttle_counters t
				set failures = greatest(0, t.failures - c.forgiven), blocked_until = null,
					"distinct" = array_remove(t."distinct", ${name}), updated_at = ${ctx.now.toISOString()}::timestamptz
				from charged c where t.scope = c.scope and t.key = c.key and (c.stays or t.failures > c.forgiven)),
			forgotten as (delete from throttle_counters t using charged c
				where t.scope = c.scope and t.key = c.key and not c.stays and t.failures <= c.forgiven),
			entered as (update accounts set last_sign_in_at = case when ${door} = 'signed-in'
					then ${ctx.now.toISOString()}::timestamptz else last_sign_in_at end
				where id = ${accountId} and exists (select 1 from secret)
				returning ${door} as door),
			opened as (insert into sessions
					(id, account_id, created_at, last_used_at, idle_seconds, expires_at, own_device, methods, device)
				select s.id, s."accountId", s."createdAt", s."lastUsedAt", s."idleSeconds", s."expiresAt", s."ownDevice", s.methods, s.device
				from jsonb_to_record(${JSON.stringify(row)}::text::jsonb) as s(id text, "accountId" uuid, "createdAt" timestamptz,
					"lastUsedAt" timestamptz, "idleSeconds" int, "expiresAt" timestamptz, "ownDevice" boolean, methods text[], device text)
				where exists (select 1 from entered where door = 'signed-in')),
			told as (${insertAudits(
				sql`${JSON.stringify(audits)}`,
				sql`a.action = (select case door when 'signed-in' then 'sign-in.succeeded' else 'sign-in.' || door end from entered)`
			)})
			select (select door from entered) as door`
	);
	if (!result?.door) return null;
	if (result.door === 'signed-in') return { outcome: 'signed-in', accountId, bearer, ownDevice, username };
	if (result.door === 'barred') return { outcome: 'barred', barrier: 'blocked' };
	const secretChangedAt = credential.changedAt;
	return { outcome: 'passkey-awaited', ...{ accountId, methods, ownDevice, secretChangedAt } };
}

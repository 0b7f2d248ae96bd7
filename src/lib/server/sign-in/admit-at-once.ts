import { sql } from 'drizzle-orm';
import { auditJson, insertAudits } from '../audit';
import type { Context } from '../context';
import { fewRows, selectRows } from '../db';
import { newSession } from '../sessions';
import type { Admission, PasskeyAwaited, SignedIn } from './admit';
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
): Promise<SignedIn | PasskeyAwaited | null> {
	const ownDevice = asked && type === 'gevorderd';
	const { bearer, row } = newSession(ctx, { accountId, ownDevice, methods });
	const { name, counters } = forgivenness(ctx, attempt);
	const said = methods.join(' ');
	const audits = [
		auditJson(
			{ ...ctx, actor: { kind: 'pupil', accountId } },
			{ action: 'sign-in.succeeded', accountId, detail: { methods: said, ownDevice } }
		),
		auditJson(ctx, { action: 'sign-in.passkey-awaited', accountId, detail: { methods: said } })
	];
	const [result] = await selectRows<{ right: boolean; entered: boolean }>(
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
			entered as (update accounts set last_sign_in_at = ${ctx.now.toISOString()}::timestamptz
				where id = ${accountId} and exists (select 1 from secret)
					and (${methods.includes('passkey')} or not (asks_passkey and type = 'gevorderd'))
				returning id),
			opened as (insert into sessions
					(id, account_id, created_at, last_used_at, idle_seconds, expires_at, own_device, methods, device)
				select s.id, s."accountId", s."createdAt", s."lastUsedAt", s."idleSeconds", s."expiresAt", s."ownDevice", s.methods, s.device
				from jsonb_to_record(${JSON.stringify(row)}::text::jsonb) as s(id text, "accountId" uuid, "createdAt" timestamptz,
					"lastUsedAt" timestamptz, "idleSeconds" int, "expiresAt" timestamptz, "ownDevice" boolean, methods text[], device text)
				where exists (select 1 from entered)),
			told as (${insertAudits(
				sql`${JSON.stringify(audits)}`,
				sql`exists (select 1 from secret) and (a.action = 'sign-in.succeeded') = exists (select 1 from entered)`
			)})
			select exists (select 1 from secret) as right, exists (select 1 from entered) as entered`
	);
	if (!result?.right) return null;
	if (result.entered) return { outcome: 'signed-in', accountId, bearer, ownDevice, username };
	const secretChangedAt = credential.changedAt;
	return { outcome: 'passkey-awaited', ...{ accountId, methods, ownDevice, secretChangedAt } };
}

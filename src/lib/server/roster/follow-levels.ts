import type { AccountType } from '$lib/domain/accounts/account-type';
import { PLANNED_END_GRACE_DAYS } from '$lib/domain/accounts/status';
import { sql, type SQL } from 'drizzle-orm';
import { recordAudits } from '../audit';
import { inTransaction, type Context } from '../context';
import { accounts, administrativeGroups, enrollments, selectRows } from '../db';

/**
 * Gives accounts the type that follows from the levels of the enrollments usable on `today` (D1): all accounts, or
 * those of `pupilIds` (ids, or a query that gives them). The secret stays as it is, so nobody loses the way in; e-mail addresses and passkeys rest while an
 * account is basis. A pupil without a usable enrollment keeps the type. Returns how many changed. The rule itself is
 * `accountTypeFor` and `isEnrollmentUsable`; here in SQL, since a country is changed in one statement, and a test
 * holds the two side by side.
 */
export function followLevels(
	ctx: Context,
	today: string,
	pupilIds?: readonly string[] | SQL
): Promise<number> {
	return inTransaction(ctx, async (ctx) => {
		const concerned = !pupilIds
			? sql``
			: 'length' in pupilIds
				? sql`and ${enrollments.pupilId} = any(${sql.param([...pupilIds])}::uuid[])`
				: sql`and ${enrollments.pupilId} in (${pupilIds})`;
		const changed = await selectRows<{ id: string; type: AccountType }>(
			ctx.db,
			sql`update ${accounts} set type = wanted.type
			from (
				select ${enrollments.pupilId} as pupil_id,
					case when bool_or(${administrativeGroups.level} = 'secundair') then 'gevorderd' else 'basis' end::account_type as type
				from ${enrollments}
				join ${administrativeGroups} on ${administrativeGroups.id} = ${enrollments.administrativeGroupId}
				where ${enrollments.beginDate} <= ${today}::date
					and ${today}::date <= ${enrollments.plannedEndDate} + ${PLANNED_END_GRACE_DAYS}::int
					and (${enrollments.deregisteredOn} is null or ${enrollments.deregisteredOn} > ${today}::date)
					${concerned}
				group by ${enrollments.pupilId}
			) wanted
			where wanted.pupil_id = ${accounts}.pupil_id and wanted.type <> ${accounts}.type
			returning ${accounts}.id, ${accounts}.type`
		);
		await recordAudits(
			ctx,
			changed.map(({ id, type }) => ({ action: 'account.type-changed', accountId: id, detail: { type } }))
		);
		return changed.length;
	});
}

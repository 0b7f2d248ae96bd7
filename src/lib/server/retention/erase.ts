import { schoolDay } from '$lib/domain/accounts/school-day';
import { firstKeptDay } from '$lib/domain/retention/cutoff';
import type { RuleName } from '$lib/domain/retention/rules';
import { recordAudit } from '../audit';
import type { Context } from '../context';
import { recordErasure, removeSome, STEP } from '../erasures';
import { defineJob } from '../jobs';
import { OVER } from './erase-ended';
import { eraseNext, WALKED } from './erase-events';
import { eraseDuePupils, findDuePupils, PUPILS_A_STEP } from './erase-pupils';
import { eraseStaff, eraseStaffAccess, STAFF_A_STEP } from './erase-staff';

type Counts = Partial<Record<RuleName, number>>;

/** How far the night is: rules that are done, and what each erased. */
interface Checkpoint {
	done: number;
	counts: Counts;
}

/** One transaction's worth of a rule. */
interface Step {
	count: number;
	reached?: Date;
	more: boolean;
}

interface Rule {
	rule: RuleName;
	step(ctx: Context, today: string): Promise<Step>;
}

const STAFF = [
	{ rule: 'staff', erase: eraseStaff },
	{ rule: 'staff-access', erase: eraseStaffAccess }
] as const;

/** They are found at the first step and erased in this one and the next. */
function pupilsRule(): Rule {
	let left: string[] | undefined;
	return {
		rule: 'pupils',
		async step(ctx, today) {
			const firstKept = firstKeptDay('pupils', today);
			left ??= await findDuePupils(ctx, firstKept);
			const count = await eraseDuePupils(ctx, left.splice(0, PUPILS_A_STEP), firstKept);
			return { count, more: left.length > 0 };
		}
	};
}

/** Of one night. In this order: a pupil who goes takes the enrollments along, and only those of who stays are left to look at. */
const rules = (): Rule[] => [
	pupilsRule(),
	...STAFF.map(({ rule, erase }): Rule => ({
		rule,
		async step(ctx, today) {
			const count = await erase(ctx, today);
			return { count, more: count === STAFF_A_STEP };
		}
	})),
	...OVER.map(({ rule, table, where }): Rule => ({
		rule,
		async step(ctx, today) {
			const count = await removeSome(ctx.db, table, where(today));
			return { count, more: count === STEP };
		}
	})),
	...WALKED.map((rule): Rule => ({
		rule,
		step: (ctx, today) => eraseNext(ctx, rule, today)
	}))
];

/**
 * Every night: erases what `domain/retention/rules` keeps no longer and no other job sees to (the sweeps do the short
 * lived). Each step is a short transaction that also reports itself in `erasures`, so an interrupted night goes on where
 * it was and counts nothing twice. A rule that erased something is in the audit.
 */
export const erase = defineJob<{ day: string }, Counts, Checkpoint>('erase', {
	daily: { hour: 2 },
	async run(job) {
		const { done, counts } = job.checkpoint ?? { done: 0, counts: {} as Counts };
		let rows = job.progress.done;
		for (const [at, { rule, step }] of rules().entries()) {
			if (at < done) continue;
			for (let more = true; more;) {
				job.signal.throwIfAborted();
				const { db, now } = job.context();
				more = await db.transaction(async (tx) => {
					const ctx = job.context(tx);
					const stepped = await step(ctx, schoolDay(now));
					counts[rule] = (counts[rule] ?? 0) + stepped.count;
					rows += stepped.count;
					await recordErasure(ctx, { rule, count: stepped.count, reached: stepped.reached });
					if (!stepped.more && counts[rule] > 0)
						await recordAudit(ctx, { action: 'data.erased', detail: { rule, count: counts[rule] } });
					const next = stepped.more ? at : at + 1;
					await job.advance(tx, { done: rows, checkpoint: { done: next, counts } });
					return stepped.more;
				});
			}
		}
		return counts;
	}
});

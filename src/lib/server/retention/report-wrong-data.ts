import { readReportText, readSubject, type ReportSubject } from '$lib/domain/retention/data-report';
import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7, validate } from 'uuid';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { dataReports, selectRows } from '../db';
import { seenPupils } from '../desk';
import { seal } from '../keys';
import type { DeskActor } from '../staff';

export interface NewReport {
	/** As the form gives them. */
	subject: string;
	stamnummer: string;
	text: string;
}

export type ReportRefusal = 'no-subject' | 'no-text' | 'too-long' | 'no-pupil';

export type AnswerRefusal = 'too-long' | 'over';

/** What the texts of a report are bound to. */
export const reportContext = (id: string, part: 'text' | 'answer') => `data-report:${id}:${part}`;

/**
 * A school tells the other party of the protocol that data are wrong, in writing (art. 7, F88). The operator finds it in
 * the list of reports; the school keeps its copy. Nothing goes by mail, since the text is about a child.
 */
export async function reportWrongData(
	ctx: Context,
	actor: DeskActor,
	{ subject: asked, stamnummer, text: typed }: NewReport
): Promise<ReportRefusal | null> {
	const subject: ReportSubject | null = readSubject(asked);
	if (!subject) return 'no-subject';
	const text = readReportText(typed);
	if (text === null) return 'too-long';
	if (text === '') return 'no-text';
	const number = stamnummer.trim();
	const pupilId = number === '' ? null : await findPupil(ctx, actor, number);
	if (number !== '' && pupilId === null) return 'no-pupil';

	const id = uuidv7({ msecs: ctx.now.getTime() });
	await inTransaction(ctx, async (ctx) => {
		await ctx.db.insert(dataReports).values({
			id,
			schoolId: actor.schoolId,
			pupilId,
			subject,
			textSealed: seal(ctx.keys.sealing, text, reportContext(id, 'text')),
			reportedBy: actor.staffId,
			reportedAt: ctx.now
		});
		await recordAudit(ctx, {
			action: 'data.reported',
			schoolId: actor.schoolId,
			detail: { report: id, subject, pupil: pupilId }
		});
	});
	return null;
}

async function findPupil(ctx: Context, actor: DeskActor, stamnummer: string): Promise<string | null> {
	const [row] = await selectRows<{ pupilId: string }>(
		ctx.db,
		sql`${seenPupils(actor, ctx.now)} select pupil_id as "pupilId" from seen
			where lower(stamnummer) = lower(${stamnummer}::text) limit 1`
	);
	return row?.pupilId ?? null;
}

/**
 * The operator has seen to a report and tells the school what came of it. `over` when somebody else did so before, or there is
 * none: then nothing is changed.
 */
export async function handleReport(
	ctx: Context,
	operator: { staffId: string },
	{ id, answer }: { id: string; answer: string }
): Promise<AnswerRefusal | null> {
	if (!validate(id)) return 'over';
	const text = readReportText(answer);
	if (text === null) return 'too-long';
	return inTransaction(ctx, async (ctx) => {
		const [report] = await ctx.db.select().from(dataReports).where(eq(dataReports.id, id)).for('update');
		if (!report || report.handledAt) return 'over';
		await ctx.db
			.update(dataReports)
			.set({
				answerSealed: text === '' ? null : seal(ctx.keys.sealing, text, reportContext(id, 'answer')),
				handledBy: operator.staffId,
				handledAt: ctx.now
			})
			.where(eq(dataReports.id, id));
		await recordAudit(ctx, {
			action: 'data.report-handled',
			schoolId: report.schoolId,
			detail: { report: id }
		});
		return null;
	});
}

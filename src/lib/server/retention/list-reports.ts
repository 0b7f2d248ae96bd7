import type { ReportSubject } from '$lib/domain/retention/data-report';
import { desc, eq, isNull, type SQL } from 'drizzle-orm';
import type { Context } from '../context';
import { dataReports, enrollments, schools, staff } from '../db';
import { unseal } from '../keys';
import type { DeskActor } from '../staff';
import { reportContext } from './report-wrong-data';

/** A report of wrong data, open for whoever may read it. */
export interface Report {
	id: string;
	school: { name: string; instellingsnummer: string };
	subject: ReportSubject;
	/** Of the pupil it is about, at the school that reports; null when it is about none. */
	stamnummer: string | null;
	text: string;
	by: string;
	at: Date;
	answer: string | null;
	handledAt: Date | null;
}

/** Reports that are shown at most. */
const LIMIT = 100;

/** What the actor's school reported, newest first: its copy. */
export const listSchoolReports = (ctx: Context, { schoolId }: DeskActor): Promise<Report[]> =>
	read(ctx, eq(dataReports.schoolId, schoolId));

/** Reports that the operator has not seen to yet, newest first. Names no pupil: the stamnummer says who. */
export const listReports = (ctx: Context): Promise<Report[]> => read(ctx, isNull(dataReports.handledAt));

async function read({ db, keys }: Context, condition: SQL): Promise<Report[]> {
	const rows = await db
		.select({
			report: dataReports,
			name: schools.name,
			instellingsnummer: schools.instellingsnummer,
			by: staff.name
		})
		.from(dataReports)
		.innerJoin(schools, eq(schools.id, dataReports.schoolId))
		.leftJoin(staff, eq(staff.id, dataReports.reportedBy))
		.where(condition)
		.orderBy(desc(dataReports.id))
		.limit(LIMIT);
	return Promise.all(
		rows.map(async ({ report, name, instellingsnummer, by }) => {
			const { id, subject, schoolId, pupilId, textSealed, answerSealed, reportedAt, handledAt } = report;
			const [pupil] = pupilId
				? await db
						.select({ stamnummer: enrollments.stamnummer, schoolId: enrollments.schoolId })
						.from(enrollments)
						.where(eq(enrollments.pupilId, pupilId))
						.orderBy(desc(eq(enrollments.schoolId, schoolId)), desc(enrollments.beginDate))
						.limit(1)
				: [];
			const open = (sealed: Uint8Array | null, part: 'text' | 'answer') =>
				sealed && (unseal(keys.sealing, sealed, reportContext(id, part))?.toString('utf8') ?? null);
			return {
				id,
				school: { name, instellingsnummer },
				subject,
				stamnummer: pupil?.schoolId === schoolId ? pupil.stamnummer : null,
				text: open(textSealed, 'text') ?? '',
				by: by ?? '',
				at: reportedAt,
				answer: open(answerSealed, 'answer'),
				handledAt
			};
		})
	);
}

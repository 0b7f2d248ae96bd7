/** What a report of wrong data can be about (F88). */
export const REPORT_SUBJECTS = ['name', 'enrollment', 'group', 'class', 'duplicate', 'other'] as const;
export type ReportSubject = (typeof REPORT_SUBJECTS)[number];

/** Letters of a report or of its answer, a new line counted as one. What is longer is refused and never cut. */
export const MAX_REPORT_LENGTH = 2_000;

/** What somebody wrote in a form, without the spaces around it; null when it is too long. A browser sends each new line as two signs. */
export function readReportText(typed: string): string | null {
	const text = typed.replaceAll('\r\n', '\n').trim();
	return text.length > MAX_REPORT_LENGTH ? null : text;
}

/** A subject as a form gives it, or null. */
export const readSubject = (text: string): ReportSubject | null =>
	REPORT_SUBJECTS.find((subject) => subject === text) ?? null;

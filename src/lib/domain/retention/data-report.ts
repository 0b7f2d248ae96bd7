/** What a report of wrong data can be about (F88). */
export const REPORT_SUBJECTS = ['name', 'enrollment', 'group', 'class', 'duplicate', 'other'] as const;
export type ReportSubject = (typeof REPORT_SUBJECTS)[number];

/** Letters of a report or its answer; what is longer is cut by the form. */
export const MAX_REPORT_LENGTH = 2_000;

/** A subject as a form gives it, or null. */
export const readSubject = (text: string): ReportSubject | null =>
	REPORT_SUBJECTS.find((subject) => subject === text) ?? null;

/** Why something may be kept: the articles of the GDPR behind each stand in docs/retention.md. */
export type Ground = 'legal-obligation' | 'security' | 'accountability' | 'consent';

/** What a period is counted from. */
export type Start = 'enrollment-end' | 'made' | 'last-use' | 'end' | 'handled';

/** How long: days are school days in Europe/Brussels, and the last of them is included; hours are hours. */
export type Period = { days: number } | { hours: number };

export interface RetentionRule {
	keep: Period;
	from: Start;
	ground: Ground;
}

/**
 * Every kind of data that is erased by itself, with its period and ground. The nightly jobs take their periods from here
 * and the processing register shows them from here, so that the two cannot differ. The reasons stand in docs/retention.md.
 */
export const RETENTION = {
	/** The pupil with account, secret, cards, addresses: all that hangs on them (F27). */
	pupils: { keep: { days: 730 }, from: 'enrollment-end', ground: 'legal-obligation' },
	/** Former schools of a pupil who is still here. */
	enrollments: { keep: { days: 730 }, from: 'enrollment-end', ground: 'legal-obligation' },
	/** The protocol, art. 3 (F84). */
	'class-information': { keep: { days: 365 }, from: 'enrollment-end', ground: 'legal-obligation' },
	'class-deliveries': { keep: { days: 365 }, from: 'made', ground: 'accountability' },
	/** D5. */
	'batch-secrets': { keep: { hours: 24 }, from: 'made', ground: 'legal-obligation' },
	undos: { keep: { hours: 24 }, from: 'made', ground: 'legal-obligation' },
	sessions: { keep: { hours: 0 }, from: 'end', ground: 'legal-obligation' },
	'staff-sessions': { keep: { hours: 0 }, from: 'end', ground: 'security' },
	/** What lets somebody in whose last right ended: who comes back next September still has it. */
	'staff-access': { keep: { days: 365 }, from: 'end', ground: 'security' },
	/** Name and rights: as long as the audit may have to say who did what. */
	staff: { keep: { days: 1095 }, from: 'end', ground: 'accountability' },
	'staff-invitations': { keep: { days: 30 }, from: 'end', ground: 'accountability' },
	'help-requests': { keep: { hours: 0 }, from: 'end', ground: 'legal-obligation' },
	'password-resets': { keep: { hours: 0 }, from: 'end', ground: 'consent' },
	'unconfirmed-addresses': { keep: { days: 30 }, from: 'made', ground: 'consent' },
	/** No guessing rule looks back further than a day (docs/guessing.md). */
	'throttle-counters': { keep: { hours: 48 }, from: 'last-use', ground: 'security' },
	/** Long enough for a complaint about a mail that never came; by then it holds neither address nor link. */
	mails: { keep: { days: 30 }, from: 'made', ground: 'accountability' },
	jobs: { keep: { days: 30 }, from: 'end', ground: 'accountability' },
	/** Codes and tokens that are over; those of a session go with the session. */
	tokens: { keep: { hours: 0 }, from: 'end', ground: 'legal-obligation' },
	'application-errors': { keep: { days: 30 }, from: 'made', ground: 'accountability' },
	participations: { keep: { days: 7 }, from: 'end', ground: 'legal-obligation' },
	/** What happens every day: signing in and out, opening applications. Detail, device and address; the bare fact is a link of the chain. */
	'everyday-events': { keep: { days: 365 }, from: 'made', ground: 'security' },
	/** Everything that happened, and of decisions (who gave, took, blocked, made, erased) the detail too. */
	'management-events': { keep: { days: 1095 }, from: 'made', ground: 'accountability' },
	/** Who of the desk looked at whom. */
	'data-reads': { keep: { days: 365 }, from: 'made', ground: 'accountability' },
	'data-reports': { keep: { days: 365 }, from: 'handled', ground: 'accountability' },
	/** What was taken away, for a restore that must not bring it back (docs/backup.md): numbers and digests. */
	revocations: { keep: { days: 400 }, from: 'made', ground: 'accountability' },
	/** That something was erased: counts, and for a pupil numbers that lead to nobody. */
	'erasure-proofs': { keep: { days: 1095 }, from: 'made', ground: 'accountability' }
} as const satisfies Record<string, RetentionRule>;

export type RuleName = keyof typeof RETENTION;

/** The names, in the order of the register. */
export const RULE_NAMES = Object.keys(RETENTION) as RuleName[];

const HOUR = 60 * 60 * 1000;

/** The length of a rule's period in milliseconds, for what is counted in instants and not in school days. */
export function keepsFor(name: RuleName): number {
	const keep: Period = RETENTION[name].keep;
	return 'days' in keep ? keep.days * 24 * HOUR : keep.hours * HOUR;
}

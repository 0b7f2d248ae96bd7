/**
 * The layer above all counters of names, devices and addresses: whether the whole service is being guessed at from everywhere
 * (SECURITY §8; docs/guessing.md). It never shuts anybody out; it makes each unproven address wait sooner.
 */
export interface Outcomes {
	/** Sign-ins that succeeded, and that failed, in the last `ALARM_WINDOW` seconds. */
	succeeded: number;
	failed: number;
}

/** Seconds that are looked back. */
export const ALARM_WINDOW = 600;
/** Fewer failures than this are a school having a bad morning. */
export const FEWEST_FAILURES = 3_000;
/** Of all attempts. The first Monday, with six in ten failing once before they succeed, comes to 0.38. */
export const ALARMING_RATIO = 0.6;
/** So many are an alarm whatever succeeds beside them: a spray may hide in the busiest morning of the country. */
export const MOST_FAILURES = 200_000;
/** Seconds that an alarm lasts after the last look that gave it. */
export const ALARM_LASTS = 900;

/** Whether these outcomes are those of a spray over the whole service. */
export function isServiceSpray({ succeeded, failed }: Outcomes): boolean {
	if (failed >= MOST_FAILURES) return true;
	return failed >= FEWEST_FAILURES && failed / (failed + succeeded) >= ALARMING_RATIO;
}

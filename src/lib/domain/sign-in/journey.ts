export * from './picture-journey';
export * from './return-to';

/** What still stands between a right secret and the pupil's applications. */
export type JourneyState = {
	/** The secret was a temporary one, or the school asked for another (F9). */
	mustReplaceSecret: boolean;
	/** A gevorderd account without an e-mail address that has not said no yet (F10). */
	offerEmail: boolean;
	/** An application sent the pupil here and is waiting (F8). */
	pendingInteraction: boolean;
};

export type Step = 'replace-password' | 'offer-email' | 'resume' | 'dashboard';

/**
 * The page that comes next once the secret was right, and the only one that may be open until it is done: replacing a
 * temporary secret cannot be skipped through a deep link or an application (SECURITY 2.3.1, A32).
 */
export function nextStep(state: JourneyState): Step {
	if (state.mustReplaceSecret) return 'replace-password';
	if (state.offerEmail) return 'offer-email';
	return state.pendingInteraction ? 'resume' : 'dashboard';
}

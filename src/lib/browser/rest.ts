/** Milliseconds without a touch after which a shared tablet asks whether somebody is there… */
const ASK_AFTER = 40_000;
/** …and those that one then has to answer (WCAG 2.2.1: twenty seconds at least). Together a minute. */
const ANSWER_WITHIN = 20_000;
const LOOK_EVERY = 1_000;

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'touchstart'];

/**
 * On a shared tablet: after a minute of rest ends the session, if there is one, and goes back to the scanner. By the
 * clock and not by a timer, since a tablet that slept has rested too. Returns the way to stop.
 */
export function watchRest(root: Document): () => void {
	const dialog = root.querySelector<HTMLDialogElement>('[data-still-there]');
	if (!dialog) return () => undefined;
	/** Three times as long for a pupil who needs more time (F95). */
	const askAfter = ASK_AFTER * (dialog.hasAttribute('data-more-time') ? 3 : 1);
	/** A wait that is counted down on the page is no rest. */
	const waits = [...root.querySelectorAll<HTMLElement>('[data-countdown]')];
	const patience = 1000 * Math.max(0, ...waits.map(({ dataset }) => Number(dataset.seconds)));
	let last = Date.now() + patience;
	let left = false;

	const stir = () => {
		last = Math.max(last, Date.now());
	};
	/** Not before the tap is over: what is below it would get the rest of it. */
	const answer = () => {
		stir();
		if (dialog.open) dialog.close();
	};
	const look = () => {
		const rested = Date.now() - last;
		if (left || rested < askAfter) return;
		if (rested < askAfter + ANSWER_WITHIN) {
			if (!dialog.open) dialog.showModal();
			return;
		}
		left = true;
		const end = root.querySelector<HTMLFormElement>('form[data-kiosk-end]');
		if (end) end.submit();
		else location.replace(dialog.dataset.stillThere ?? '/');
	};

	const timer = setInterval(look, LOOK_EVERY);
	for (const sign of SIGNS_OF_LIFE) addEventListener(sign, stir, { passive: true });
	dialog.addEventListener('click', answer);
	root.addEventListener('visibilitychange', look);
	return () => {
		clearInterval(timer);
		for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, stir);
		dialog.removeEventListener('click', answer);
		root.removeEventListener('visibilitychange', look);
	};
}

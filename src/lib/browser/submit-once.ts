/** Milliseconds after which a form may be sent again, for when the answer never came. */
const PATIENCE = 8000;

/**
 * A child taps twice. The second tap on a form with `data-once` is dropped while the first is on its way; the button
 * is not disabled, since a disabled button is not sent along.
 */
export function submitOnce(root: ParentNode): void {
	for (const form of root.querySelectorAll<HTMLFormElement>('form[data-once]')) {
		let sentAt = -PATIENCE;
		form.addEventListener('submit', (event) => {
			const now = performance.now();
			if (now - sentAt < PATIENCE) return event.preventDefault();
			sentAt = now;
			event.submitter?.setAttribute('data-busy', '');
		});
	}
}

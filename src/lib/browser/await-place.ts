/** Seconds between two looks when the answer does not say: it does, and longer in a larger crowd. */
const REST = 10;

/**
 * After the waiting page: a form is sent only when there is room for it. Until then it stays as it was filled in, in this page
 * and nowhere else, so that nobody types a password twice. When nobody answers the form goes as it would have gone.
 */
export function awaitPlace(root: ParentNode): void {
	const line = root.querySelector<HTMLElement>('[data-holding]');
	if (!line) return;
	for (const form of root.querySelectorAll<HTMLFormElement>('main form[method="post"]')) {
		let placed = false;
		let waiting = false;
		form.addEventListener('submit', (event) => {
			if (placed) return;
			event.preventDefault();
			event.stopImmediatePropagation();
			if (waiting) return;
			waiting = true;
			void room(line).then(() => {
				placed = true;
				form.requestSubmit(event.submitter as HTMLElement | null);
			});
		});
	}
}

async function room(line: HTMLElement): Promise<void> {
	for (;;) {
		const answer = await fetch('/drukte', { cache: 'no-store' }).catch(() => null);
		if (answer?.status !== 503) return;
		line.textContent = line.dataset.holding ?? '';
		line.hidden = false;
		const seconds = Number(answer.headers.get('retry-after')) || REST;
		await new Promise((rested) => setTimeout(rested, seconds * 1000));
	}
}

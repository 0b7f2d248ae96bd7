/**
 * Counts a wait down for the eye. A screen reader hears the beginning and the end only. Fields and buttons of the page
 * stay usable: the server decides whether it is time.
 */
export function countDown(root: ParentNode): void {
	for (const line of root.querySelectorAll<HTMLElement>('[data-countdown]')) {
		const { seconds = '0', one = '', other = '', done = '' } = line.dataset;
		const status = line.parentElement?.querySelector('[data-countdown-status]');
		// By the clock and not by counting ticks: a tablet that sleeps misses ticks.
		const end = Date.now() + Number(seconds) * 1000;
		const timer = setInterval(() => {
			const left = Math.ceil((end - Date.now()) / 1000);
			line.textContent = left > 0 ? (left === 1 ? one : other).replace('{n}', String(left)) : done;
			if (left > 0) return;
			clearInterval(timer);
			if (status) status.textContent = done;
		}, 250);
	}
}

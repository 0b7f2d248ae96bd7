import { createScanner } from './scanner';
import { createScreen } from './screen';

/**
 * Starts the scanner of a page: its buttons, its camera once allowed. What a card leads to goes to `open`, or is visited.
 * Returns what ends it, for a page that is left without being unloaded.
 */
export function startScanner(root: HTMLElement, open?: (path: string) => void): () => void {
	const screen = createScreen(root);
	const scanner = createScanner(screen, open);

	screen.show('start', true);
	screen.show('photo', true);
	screen.button('start').addEventListener('click', scanner.start);
	screen.button('switch').addEventListener('click', scanner.switchCamera);
	screen.button('torch').addEventListener('click', () => void scanner.toggleTorch());
	screen.photo.addEventListener('change', () => {
		const file = screen.photo.files?.[0];
		if (file) scanner.read(file);
		// So that the same photo may be chosen again.
		screen.photo.value = '';
	});
	const ended = new AbortController();
	const { signal } = ended;
	const follow = () => (document.hidden ? scanner.rest() : scanner.resume());
	document.addEventListener('visibilitychange', follow, { signal });
	addEventListener('pagehide', scanner.rest, { signal });

	// The reader is on its way while the child reads the page.
	const whenIdle = globalThis.requestIdleCallback as typeof requestIdleCallback | undefined;
	if (whenIdle) whenIdle(() => scanner.prepare());
	else setTimeout(scanner.prepare, 500);

	// Whoever gave permission before is not asked again, and saves a tap.
	void navigator.permissions
		?.query({ name: 'camera' })
		.then(({ state }) => state === 'granted' && !document.hidden && !signal.aborted && scanner.startQuietly())
		.catch(() => undefined);

	return () => {
		ended.abort();
		scanner.rest();
	};
}

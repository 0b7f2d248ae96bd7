/** The script of /scan. Loaded as a module, so the page is complete when it runs; without it the page still helps. */
import { createScanner } from './scanner';
import { createScreen } from './screen';

const root = document.querySelector<HTMLElement>('[data-scanner]');
if (root) {
	const screen = createScreen(root);
	const scanner = createScanner(screen);

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
	document.addEventListener('visibilitychange', () => {
		if (document.hidden) scanner.rest();
		else scanner.resume();
	});
	addEventListener('pagehide', scanner.rest);

	// The reader is on its way while the child reads the page.
	const whenIdle = globalThis.requestIdleCallback as typeof requestIdleCallback | undefined;
	if (whenIdle) whenIdle(() => scanner.prepare());
	else setTimeout(scanner.prepare, 500);

	// Whoever gave permission before is not asked again, and saves a tap.
	void navigator.permissions
		?.query({ name: 'camera' })
		.then(({ state }) => state === 'granted' && !document.hidden && scanner.startQuietly())
		.catch(() => undefined);
}

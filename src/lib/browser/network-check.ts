/**
 * Looks, on a tablet of the school, whether what LeerID needs is let through. Asks nothing of the camera itself, so
 * that no question pops up; nothing is sent anywhere.
 */
const list = document.querySelector<HTMLElement>('[data-network-check]');

/** Milliseconds: beyond it sign-in codes and certificates begin to fail. */
const CLOCK_TOLERANCE = 2 * 60 * 1000;

function tick(check: string, met: boolean): void {
	list?.querySelector(`[data-rule="${check}"]`)?.setAttribute('data-met', String(met));
}

async function hasCamera(): Promise<boolean> {
	const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
	return devices?.some(({ kind }) => kind === 'videoinput') ?? false;
}

function isClockRight(): boolean {
	const rendered = Number(list?.dataset.serverTime);
	// The page was made when its navigation was answered; what came after is the time it took to arrive and run.
	const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	const answered = performance.timeOrigin + (navigation?.responseStart ?? 0);
	return Math.abs(answered - rendered) < CLOCK_TOLERANCE;
}

tick('secure', isSecureContext);
tick('time', isClockRight());
tick('worker', 'serviceWorker' in navigator);
tick('cookies', navigator.cookieEnabled);
void hasCamera().then((found) => tick('camera', found));

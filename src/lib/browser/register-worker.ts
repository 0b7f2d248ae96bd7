/**
 * Registers the service worker once the page has loaded, so that it takes nothing from it. Where storage is blocked, or
 * the address is not secure, everything works without.
 */
export function registerWorker(): void {
	// There is none in development.
	if (!import.meta.env.PROD) return;
	if (document.readyState !== 'complete') return addEventListener('load', registerWorker, { once: true });
	try {
		// Some browsers throw at the mere name when they block storage.
		navigator.serviceWorker?.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined);
	} catch {
		return;
	}
}

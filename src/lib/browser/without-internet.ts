/**
 * A form that is sent without internet ends on the browser's own page of errors, and what stood here is gone. So the form
 * stays home and the service worker shows, at this address, the page that comes back by itself.
 */
export function holdFormsOffline(): void {
	addEventListener('submit', (event) => {
		if (navigator.onLine || !navigator.serviceWorker?.controller) return;
		event.preventDefault();
		location.assign(location.pathname);
	});
}

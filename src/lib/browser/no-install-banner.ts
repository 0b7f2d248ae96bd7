/** Keeps the browser from asking, in the middle of something, whether to install LeerID. Its own menu still can. */
export function noInstallBanner(): void {
	addEventListener('beforeinstallprompt', (event) => event.preventDefault());
}

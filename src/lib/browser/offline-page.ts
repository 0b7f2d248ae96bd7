/**
 * Tries again by itself: as soon as the device says that there is internet, and with growing pauses, since a tablet on
 * a school's network that leads nowhere believes that it is online.
 */
const FIRST_PAUSE = 3_000;
const LONGEST_PAUSE = 60_000;

let pause = FIRST_PAUSE;
let timer = 0;
const line = document.querySelector<HTMLElement>('[data-offline-trying]');

async function tryAgain(): Promise<void> {
	clearTimeout(timer);
	if (await isReachable()) return location.replace(wanted());
	timer = window.setTimeout(() => void tryAgain(), pause);
	pause = Math.min(pause * 1.5, LONGEST_PAUSE);
}

/** A small file that the service worker leaves alone and that opens no session. */
const isReachable = () =>
	fetch('/_app/version.json', { cache: 'no-store' }).then(
		({ ok }) => ok,
		() => false
	);

/** This page stands at the address of the one that was asked for, unless it was opened itself. */
function wanted(): string {
	return location.pathname === '/offline' ? '/' : location.pathname + location.search;
}

if (line) line.hidden = false;
document.querySelector<HTMLAnchorElement>('[data-offline-try] a')?.setAttribute('href', wanted());
addEventListener('online', () => void tryAgain());
timer = window.setTimeout(() => void tryAgain(), pause);

export {};

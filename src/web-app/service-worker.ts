import type { VitePWAOptions } from 'vite-plugin-pwa';
import { shellStyles } from './shell-styles.ts';

/** Shown for a page that cannot be reached. Prerendered: it holds nobody's name. */
const OFFLINE_PAGE = '/offline';
const DAY = 24 * 60 * 60;
/** Files of ours, named for what they hold. Room for the scanner, the strength meter and two versions of the rest. */
const MOST_FILES = 240;

/**
 * What the service worker does: keeps the shell of the sign-in pages, and stands in with one page when there is no internet.
 * It never stores a page of the server and touches nothing but pages and files of pupils
 * (docs/decisions/0014-service-worker.md).
 *
 * The functions below are copied as text into the worker: they cannot use anything from outside themselves.
 */
export const workbox: VitePWAOptions['workbox'] = {
	globPatterns: [
		'client/_app/immutable/assets/*.{css,svg,woff2}',
		'client/_app/immutable/workers/{pupil-page,offline-page}-*.js',
		'client/favicon.svg',
		'prerendered/pages/offline.html'
	],
	manifestTransforms: [
		async (entries) => {
			const styles = shellStyles();
			const shell = entries
				.filter(({ url }) => !url.endsWith('.css') || styles.has(pathOf(url)))
				// Browsers fetch it themselves, when they want it.
				.filter(({ url }) => !url.endsWith('.webmanifest'));
			return { manifest: shell.map((entry) => ({ ...entry, url: pathOf(entry.url) })) };
		}
	],
	dontCacheBustURLsMatching: /_app\/immutable\//,
	// Pages are the server's, always: a page of the shell made for one route would do for no other.
	navigateFallback: null,
	directoryIndex: '',
	inlineWorkboxRuntime: true,
	sourcemap: false,
	disableDevLogs: true,
	cleanupOutdatedCaches: true,
	// Nobody stays on an old worker, and no page is reloaded or asked for it.
	skipWaiting: true,
	clientsClaim: true,
	runtimeCaching: [
		{
			urlPattern: ({ request, url, sameOrigin }) =>
				sameOrigin &&
				request.mode === 'navigate' &&
				!/^\/(oidc|api|schoolloket|beheer)(\/|$)/.test(url.pathname),
			handler: 'NetworkOnly',
			options: { precacheFallback: { fallbackURL: OFFLINE_PAGE } }
		},
		{
			// The scanner and the strength meter come in here, when they are first asked for.
			urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/_app/immutable/'),
			handler: 'CacheFirst',
			options: {
				cacheName: 'leerid-files',
				cacheableResponse: { statuses: [200] },
				expiration: { maxEntries: MOST_FILES, maxAgeSeconds: 90 * DAY, purgeOnQuotaError: true }
			}
		}
	]
};

/** Where the server gives what the build wrote: `prerendered/pages/offline.html` is `/offline`. */
const pathOf = (url: string) =>
	url.replace(/^client\//, '/').replace(/^prerendered\/pages(\/.*)\.html$/, '$1');

import type { IncomingMessage, ServerResponse } from 'node:http';
import { offeredLocales, type Locale } from '../lib/i18n/locales.ts';
import { passCrowd } from './crowd.ts';
import type { DoorStatus } from './door-messages.ts';
import { answerHealth } from './health.ts';
import { refuse } from './refusal.ts';
import { guardResponse, securityHeaders } from './security-headers.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface DoorOptions {
	/** The one address we are known by, such as `https://leerid.example`. */
	origin: string;
	/** What answers below a path in place of SvelteKit. It sees its own path in `url`, the whole one in `originalUrl`. */
	mounts?: { prefix: string; handler: Handler }[];
	/** Lower case. The only header from which the address of a client may be read. */
	addressHeader?: string;
	/** Those in which a refusal can be read; the ones that are always there, when left out. */
	languages?: readonly Locale[];
	/** How many proxies of ours add to it. */
	xffDepth?: number;
	/** Hears of every refusal. */
	onRefusal?: (status: DoorStatus) => void;
	/** Bytes a request may carry. */
	bodyLimit?: number;
	/** Paths that may carry another number of bytes; the first that fits counts. */
	bodyLimits?: { prefix: string; bytes: number }[];
}

export type Door = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** No form of ours comes near it. */
export const BODY_LIMIT = 512 * 1024;
/** What comes in bulk names its own limit here. */
export const BODY_LIMITS: { prefix: string; bytes: number }[] = [
	// The classes of the largest school ten times over, and the mandates of a whole country.
	{ prefix: '/api/klasinformatie', bytes: 8 * 1024 * 1024 },
	{ prefix: '/beheer/klasinformatie', bytes: 8 * 1024 * 1024 },
	{ prefix: '/beheer/mandaten', bytes: 4 * 1024 * 1024 },
	// The accounts of a system that ran before, a hundred thousand at a time.
	{ prefix: '/beheer/overname', bytes: 16 * 1024 * 1024 },
	// Deliveries of enrollments: two gigabytes, and the form around them.
	{ prefix: '/beheer/aanlevering', bytes: 2 * 1024 ** 3 + 64 * 1024 },
	{ prefix: '/api/inschrijvingen/v1/leveringen', bytes: 2 * 1024 ** 3 }
];

const MAX_URL_LENGTH = 8 * 1024;
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
const METHODS = [...SAFE_METHODS, 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Called by programs with a bearer token and never by a cookie, so that no page of another can borrow a session there. */
const API_PREFIX = '/api';
/** Nothing is read from these; whoever sends them hopes that something does. */
const FORWARDED = [
	'forwarded',
	'x-forwarded-for',
	'x-forwarded-host',
	'x-forwarded-port',
	'x-forwarded-prefix',
	'x-forwarded-proto',
	'x-forwarded-scheme',
	'x-forwarded-server',
	'x-original-host',
	'x-original-url',
	'x-real-ip',
	'x-rewrite-url'
];
/** Asked again each time: whoever gets an old one would stay on an old version. */
const FRESH = ['/sw.js', '/manifest.webmanifest'];
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * What stands before everything this server answers: pages, static files and mounts, in development, preview and
 * production alike. It sets the security headers on every response and refuses what no browser of ours would send.
 */
export function createDoor(options: DoorOptions): Door {
	const origin = new URL(options.origin);
	const headers = securityHeaders(origin);
	const {
		mounts = [],
		languages = offeredLocales([]),
		bodyLimit = BODY_LIMIT,
		bodyLimits = BODY_LIMITS
	} = options;
	const largestBody = Math.max(bodyLimit, ...bodyLimits.map((limit) => limit.bytes));
	const isAliasOfOurs = loopbackAliases(origin);

	function refusal(request: IncomingMessage, url: URL): DoorStatus | null {
		const { method = '', headers: sent } = request;
		if (!METHODS.includes(method)) return 405;
		if (!isReadable(url) || namesTwoHosts(request)) return 400;

		const limit = bodyLimits.find(({ prefix }) => isBelow(url.pathname, prefix))?.bytes ?? bodyLimit;
		if (Number(sent['content-length'] ?? 0) > limit) return 413;
		// While it streams, SvelteKit's adapter counts up to the largest limit; it knows no limits by path. A mount counts itself.
		const isMounted = mounts.some(({ prefix }) => isBelow(url.pathname, prefix));
		if (sent['transfer-encoding'] !== undefined && limit < largestBody && !isMounted) return 411;

		const checked = !SAFE_METHODS.includes(method) && !isBelow(url.pathname, API_PREFIX) && !isMounted;
		return checked && !comesFrom(origin, request) ? 403 : null;
	}

	return (request, response, next) => {
		guardResponse(response, headers);
		const say = (status: DoorStatus, extra?: Record<string, string>) => {
			options.onRefusal?.(status);
			refuse(request, response, { status, origin, languages, headers: extra });
		};

		const host = request.headers.host?.toLowerCase() ?? '';
		const path = request.url ?? '';
		if (path.length > MAX_URL_LENGTH) return say(414);
		// The same sum as SvelteKit makes, so that both see the same path: dots and backslashes are gone after it.
		const url = path.startsWith('/') ? URL.parse(origin.origin + path) : null;
		if (!url) return say(400);

		// Probes name the machine they ask, not the address pupils know.
		if (answerHealth(request, response, url.pathname)) return;
		if (!isHostOf(origin, host)) {
			const mayMove = request.method === 'GET' || request.method === 'HEAD';
			return mayMove && isAliasOfOurs(host)
				? void response.writeHead(308, { Location: origin.origin + url.pathname + url.search }).end()
				: say(421);
		}

		for (const name of FORWARDED) if (name !== options.addressHeader) delete request.headers[name];

		if (options.addressHeader) completeAddress(request, options.addressHeader, options.xffDepth ?? 1);

		const status = refusal(request, url);
		if (status) return say(status, status === 405 ? { Allow: METHODS.join(', ') } : undefined);

		passCrowd(request, response, url, () => {
			keepFresh(response, url.pathname);
			const mount = mounts.find(({ prefix }) => isBelow(url.pathname, prefix));
			if (!mount) return next();
			enterMount(request, { url, origin, prefix: mount.prefix });
			mount.handler(request, response);
		});
	};
}

function keepFresh(response: ServerResponse, path: string): void {
	if (FRESH.includes(path)) response.setHeader('Cache-Control', 'no-cache');
}

const isBelow = (path: string, prefix: string) => path === prefix || path.startsWith(`${prefix}/`);

/**
 * A path that decodes, without control characters, and a query without NUL: PostgreSQL refuses some of those in a text, with an
 * error.
 */
function isReadable({ pathname, search }: URL): boolean {
	try {
		return !/\p{Cc}/u.test(decodeURIComponent(pathname)) && !search.includes('%00');
	} catch {
		return false;
	}
}

/** RFC 9112, 3.2: Node goes by the first, and a proxy may have gone by another. `rawHeaders` has names and values in turn. */
function namesTwoHosts({ rawHeaders }: IncomingMessage): boolean {
	let hosts = 0;
	for (let n = 0; n < rawHeaders.length; n += 2) if (/^host$/i.test(rawHeaders[n] ?? '')) hosts += 1;
	return hosts > 1;
}

const isHostOf = (origin: URL, host: string) =>
	host === origin.host ||
	(!origin.port && host === `${origin.hostname}:${origin.protocol === 'https:' ? 443 : 80}`);

/** `127.0.0.1` is the same machine as `localhost`, yet another site: other cookies, other origin. Only one is ours. */
function loopbackAliases(origin: URL): (host: string) => boolean {
	if (!LOOPBACK_NAMES.includes(origin.hostname)) return () => false;
	const port = origin.port ? `:${origin.port}` : '';
	const aliases = LOOPBACK_NAMES.map((name) => name + port);
	return (host) => aliases.includes(host);
}

/**
 * Whether a page of ours sent this. Browsers name the origin on every request that changes something; one that leaves it
 * out must at least say that the request stays on this site. Neither is a refusal: no browser of these days does that.
 */
function comesFrom(origin: URL, { headers }: IncomingMessage): boolean {
	if (headers.origin !== undefined) return headers.origin === origin.origin;
	return headers['sec-fetch-site'] === 'same-origin';
}

/**
 * What did not come through our proxies has no address in their header, and SvelteKit would answer it with an error. Its
 * address is then that of its connection: true for who comes directly, and shared by all behind a proxy that adds none.
 */
function completeAddress({ headers, socket }: IncomingMessage, header: string, depth: number): void {
	const isList = header === 'x-forwarded-for';
	const given = String(headers[header] ?? '')
		.split(isList ? ',' : '\0')
		.filter((part) => part.trim() !== '');
	const needed = isList ? depth : 1;
	if (given.length < needed)
		headers[header] = Array(needed)
			.fill(socket.remoteAddress ?? '0.0.0.0')
			.join(', ');
}

/** A mount builds addresses from what it finds in the request, so it finds ours there and nothing else. */
function enterMount(
	request: IncomingMessage,
	{ url, origin, prefix }: { url: URL; origin: URL; prefix: string }
): void {
	request.headers.host = origin.host;
	request.headers['x-forwarded-proto'] = origin.protocol.slice(0, -1);
	const path = url.pathname + url.search;
	Object.assign(request, { originalUrl: path, url: path.slice(prefix.length).replace(/^(?!\/)/, '/') });
}

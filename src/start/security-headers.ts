import type { ServerResponse } from 'node:http';

/** What our own pages use: the camera for scanning a card, and passkeys for staff. */
const OUR_OWN = ['camera', 'publickey-credentials-create', 'publickey-credentials-get'];
/**
 * What a page can switch off in Chromium 156, for it complains of names it does not know; other browsers read this header
 * hardly or not.
 */
const FEATURES_OFF = [
	'accelerometer',
	'autoplay',
	'browsing-topics',
	'clipboard-read',
	'clipboard-write',
	'compute-pressure',
	'cross-origin-isolated',
	'digital-credentials-get',
	'display-capture',
	'encrypted-media',
	'fullscreen',
	'gamepad',
	'geolocation',
	'gyroscope',
	'hid',
	'identity-credentials-get',
	'idle-detection',
	'interest-cohort',
	'keyboard-map',
	'local-fonts',
	'local-network-access',
	'magnetometer',
	'microphone',
	'midi',
	'otp-credentials',
	'payment',
	'picture-in-picture',
	'private-state-token-issuance',
	'private-state-token-redemption',
	'screen-wake-lock',
	'serial',
	'speaker-selection',
	'storage-access',
	'sync-xhr',
	'unload',
	'usb',
	'window-management',
	'xr-spatial-tracking'
];

/** What every response carries, whoever made it. A response may set a stricter value of its own. */
export function securityHeaders(origin: URL): Record<string, string> {
	return {
		'X-Content-Type-Options': 'nosniff',
		// Not no-referrer: then browsers post forms with `Origin: null` (docs/decisions/0007-referrer-policy.md).
		'Referrer-Policy': 'same-origin',
		'Permissions-Policy': [
			...OUR_OWN.map((name) => `${name}=(self)`),
			...FEATURES_OFF.map((name) => `${name}=()`)
		].join(', '),
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Resource-Policy': 'same-origin',
		'X-Frame-Options': 'DENY',
		...(origin.protocol === 'https:' && {
			'Strict-Transport-Security': 'max-age=63072000; includeSubDomains'
		})
	};
}

const CLOSED = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The Worker that reads QR codes, built and in dev: the only script that may compile wasm. */
const READER = /\/reader\.worker[.-]/;

/** The Content-Security-Policy of a response that has none of its own, by what it holds. */
export function fallbackPolicy(contentType: string, path: string): string {
	// Prerendered pages carry SvelteKit's policy in a meta element, where frame-ancestors is ignored. Both apply.
	if (contentType.startsWith('text/html'))
		return "frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
	// Only a worker heeds the policy of its script: it may load and ask what is ours.
	if (/^(text|application)\/javascript/.test(contentType))
		return `${CLOSED}; script-src 'self'${READER.test(path) ? " 'wasm-unsafe-eval'" : ''}; connect-src 'self'`;
	return CLOSED;
}

/** Makes sure that `response` goes out with `headers`, also when its maker clears or replaces headers at the last moment. */
export function guardResponse(response: ServerResponse, headers: Record<string, string>): void {
	const writeHead = response.writeHead;
	// Node itself comes through here too, when a response is ended without writeHead.
	const guarded = function (status: number, ...rest: unknown[]) {
		const given = rest.find((part) => typeof part === 'object' && part !== null && !Array.isArray(part));
		for (const [name, value] of Object.entries((given ?? {}) as Record<string, string>))
			if (value !== undefined) response.setHeader(name, value);
		for (const [name, value] of Object.entries(headers))
			if (!response.hasHeader(name)) response.setHeader(name, value);
		// A 304 names no type, and some browsers would put its policy in place of the one they stored with the page.
		if (status !== 304 && !response.hasHeader('Content-Security-Policy'))
			response.setHeader(
				'Content-Security-Policy',
				fallbackPolicy(String(response.getHeader('Content-Type') ?? ''), response.req.url ?? '')
			);
		response.removeHeader('X-Powered-By');
		return writeHead.call(response, status, ...(rest as []));
	};
	// Not written on the right of this assignment: then V8 would keep it, and the request with it (short-lived/changes.ts).
	response.writeHead = guarded as typeof response.writeHead;
}

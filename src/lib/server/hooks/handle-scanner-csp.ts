import type { Handle } from '@sveltejs/kit';

const SCANNERS = ['/(aanmelden)/scan', '/schoolloket/leerid-beheer/leerling/[id]/leenkaart'];
const POLICY = 'content-security-policy';

/**
 * Lets the pages with a scanner, and no other, compile wasm. The scanner does that in a Worker, which goes by the policy
 * of its own script (the door's); browsers that make a worker heed its page as well find it here.
 */
export const handleScannerCsp: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const policy = SCANNERS.includes(event.route.id ?? '') ? response.headers.get(POLICY) : null;
	if (policy) response.headers.set(POLICY, policy.replace(/\bscript-src /, "$&'wasm-unsafe-eval' "));
	return response;
};

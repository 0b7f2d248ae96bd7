import type { CallOutcome } from '$lib/domain/applications/connection-check';
import { lookup } from 'node:dns';
import { lookup as resolve } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const TIMEOUT_MS = 5_000;
const MAX_BODY_BYTES = 64 * 1024;

/** Networks that are nobody's on the internet (RFC 6890, IANA special-purpose registries): ours, and of this machine. */
const INSIDE = new BlockList();
for (const [network, bits] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 3]
] as const)
	INSIDE.addSubnet(network, bits, 'ipv4');

/** Of IPv6 only what is routed on the internet, less what leads back into IPv4 or documentation. */
const OUTSIDE_6 = new BlockList();
OUTSIDE_6.addSubnet('2000::', 3, 'ipv6');
const INSIDE_6 = new BlockList();
INSIDE_6.addSubnet('2001::', 23, 'ipv6');
INSIDE_6.addSubnet('2001:db8::', 32, 'ipv6');
INSIDE_6.addSubnet('2002::', 16, 'ipv6');

/** Whether an IP address leads elsewhere than to the internet. What is no address counts as inside. */
export function isInside(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return INSIDE.check(address, 'ipv4');
	if (family === 6) return !OUTSIDE_6.check(address, 'ipv6') || INSIDE_6.check(address, 'ipv6');
	return true;
}

/**
 * Whether a host of an address is, or has among its addresses, one that `isInside`. False for a name that nobody has: there is
 * nothing to connect to.
 */
export async function leadsInside(hostname: string): Promise<boolean> {
	const host = hostname.replace(/^\[|\]$/g, '');
	if (isIP(host) !== 0) return isInside(host);
	const found = await resolve(host, { all: true }).catch(() => []);
	return found.some(({ address }) => isInside(address));
}

class InsideError extends Error {}

/** Refuses at the moment of connecting, with the very address that is connected to, so that no name can change in between. */
const guardedLookup: LookupFunction = (hostname, options, callback) =>
	lookup(hostname, { ...options, all: true }, (error, found) => {
		const [first] = found ?? [];
		if (error || !first) return callback(error ?? new InsideError(), '', 4);
		if (found.some(({ address }) => isInside(address))) return callback(new InsideError(), '', 4);
		return options.all ? callback(null, found) : callback(null, first.address, first.family);
	});

/**
 * Calls an address of an application once, without following redirects and with nothing of ours in it. Only https to the
 * internet, or to a host and port of `loopbackHosts`. Ends after five seconds or 64 kB. Never rejects.
 */
export function callGuarded(
	address: string,
	{ loopbackHosts, form }: { loopbackHosts: readonly string[]; form?: Record<string, string> }
): Promise<CallOutcome> {
	if (!URL.canParse(address)) return Promise.resolve({ failure: 'unknown' });
	const url = new URL(address);
	const isDemo = url.protocol === 'http:' && loopbackHosts.includes(url.host);
	const host = url.hostname.replace(/^\[|\]$/g, '');
	// An address in numbers is connected to without looking it up.
	if (!isDemo && (url.protocol !== 'https:' || (isIP(host) !== 0 && isInside(host))))
		return Promise.resolve({ failure: 'inside' });
	const body = form && new URLSearchParams(form).toString();
	const { promise, resolve } = Promise.withResolvers<CallOutcome>();
	const request = (isDemo ? http : https).request(
		url,
		{
			method: body === undefined ? 'GET' : 'POST',
			agent: false,
			signal: AbortSignal.timeout(TIMEOUT_MS),
			...(!isDemo && { lookup: guardedLookup }),
			headers: {
				accept: 'application/json, text/html;q=0.9, */*;q=0.1',
				'user-agent': 'LeerID connection test',
				...(body !== undefined && {
					'content-type': 'application/x-www-form-urlencoded',
					'content-length': String(Buffer.byteLength(body))
				})
			}
		},
		(response) => {
			const parts: Buffer[] = [];
			let size = 0;
			response.on('data', (part: Buffer) => {
				size += part.length;
				parts.push(part);
				if (size <= MAX_BODY_BYTES) return;
				resolve({ failure: 'too-large' });
				request.destroy();
			});
			response.on('error', (error) => resolve({ failure: failureOf(error) }));
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					date: response.headers.date ?? null,
					body: Buffer.concat(parts).toString('utf8')
				})
			);
		}
	);
	request.on('error', (error) => resolve({ failure: failureOf(error) }));
	request.end(body);
	return promise;
}

function failureOf(error: Error & { code?: string }): Extract<CallOutcome, { failure: unknown }>['failure'] {
	if (error instanceof InsideError) return 'inside';
	if (error.name === 'AbortError' || error.name === 'TimeoutError' || error.code === 'ETIMEDOUT')
		return 'timeout';
	if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') return 'no-host';
	if (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET') return 'refused';
	return /CERT|SIGNATURE|TLS|SSL/.test(error.code ?? '') ? 'certificate' : 'unknown';
}

const UNKNOWN = 'unknown';
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);

/**
 * The key under which an address counts: an IPv4 address as it is, of an IPv6 address the first 64 bits
 * (`2001:db8:0:1::/64`: one household or one class has all the rest), and an IPv4 address written as IPv6 as that
 * IPv4 address. Case, leading zeros and the zone make no difference. Everything else is one bucket, `unknown`.
 */
export function addressBucket(ip: string): string {
	if (ip.length > 64) return UNKNOWN;
	const text = ip.trim().toLowerCase().replace(/%.*$/, '');
	if (IPV4.test(text)) return text;
	const groups = parseIpv6(text);
	if (!groups) return UNKNOWN;
	const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups;
	if (a + b + c + d + e === 0 && f === 0xffff) return [g >> 8, g & 255, h >> 8, h & 255].join('.');
	return `${[a, b, c, d].map((group) => group.toString(16)).join(':')}::/64`;
}

/** The eight groups, or `null` when `text` is no IPv6 address (RFC 4291 §2.2, all three forms). */
function parseIpv6(text: string): number[] | null {
	const halves = embeddedIpv4AsGroups(text).split('::');
	if (halves.length > 2) return null;
	const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
	const missing = 8 - head.length - (tail?.length ?? 0);
	if (tail ? missing < 1 : missing !== 0) return null;
	const groups = tail ? [...head, ...Array<string>(missing).fill('0'), ...tail] : head;
	return groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))
		? groups.map((group) => parseInt(group, 16))
		: null;
}

/** `::ffff:192.0.2.1` is `::ffff:c000:201`. */
function embeddedIpv4AsGroups(text: string): string {
	const at = text.lastIndexOf(':') + 1;
	const last = text.slice(at);
	if (at === 0 || !IPV4.test(last)) return text;
	const [a = 0, b = 0, c = 0, d = 0] = last.split('.').map(Number);
	return `${text.slice(0, at)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

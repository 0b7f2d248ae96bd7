import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressBucket } from './address-bucket';

test.each([
	['193.190.1.2', '193.190.1.2'],
	['::ffff:193.190.1.2', '193.190.1.2'],
	['::FFFF:c1be:102', '193.190.1.2'],
	['0:0:0:0:0:ffff:193.190.1.2', '193.190.1.2'],
	['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1::/64'],
	['2001:DB8::1:0:0:0:1', '2001:db8:0:1::/64'],
	['2001:0db8:0000:0001::', '2001:db8:0:1::/64'],
	['::1', '0:0:0:0::/64'],
	['::', '0:0:0:0::/64'],
	['fe80::1%eth0', 'fe80:0:0:0::/64'],
	['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
	[' 10.0.0.1 ', '10.0.0.1'],
	['', 'unknown'],
	['unknown', 'unknown'],
	['256.1.1.1', 'unknown'],
	['010.0.0.1', 'unknown'], // octal to some, decimal to others
	['10.0.0', 'unknown'],
	['10.0.0.1:443', 'unknown'],
	['2001:db8', 'unknown'],
	['1:2:3:4:5:6:7:8:9', 'unknown'],
	['1::2::3', 'unknown'],
	['1:2:3:4:5:6::8', '1:2:3:4::/64'],
	['1:2:3:4:5:6:7::8', 'unknown'],
	['1:2:3:4:5:6:7:8::', 'unknown'],
	['12345::', 'unknown'],
	['::ffff:999.1.1.1', 'unknown'],
	['g::1', 'unknown'],
	[':1', 'unknown'],
	['193.190.1.2, 10.0.0.1', 'unknown'],
	['1'.repeat(1_000_000), 'unknown']
])('%.40j counts as %s', (ip, bucket) => expect(addressBucket(ip)).toBe(bucket));

test('a neighbour in the same /64 shares the bucket, the next /64 does not', () => {
	fc.assert(
		fc.property(fc.ipV6(), fc.integer({ min: 0, max: 0xffff }), (ip, last) => {
			const bucket = addressBucket(ip);
			if (bucket === 'unknown' || !bucket.endsWith('::/64')) return;
			const network = bucket.slice(0, -'::/64'.length);
			const neighbour = `${network}:1:2:3:${last.toString(16)}`;
			expect(addressBucket(neighbour)).toBe(bucket);
		})
	);
});

test('any valid address has a bucket of its own', () => {
	fc.assert(
		fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (ip) => void expect(addressBucket(ip)).not.toBe('unknown'))
	);
});

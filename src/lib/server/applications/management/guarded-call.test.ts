import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { callGuarded, isInside } from './guarded-call';

test.each([
	['127.0.0.1', true],
	['10.1.2.3', true],
	['172.31.255.255', true],
	['192.168.1.1', true],
	['169.254.169.254', true],
	['100.64.0.1', true],
	['0.0.0.0', true],
	['255.255.255.255', true],
	['::1', true],
	['::ffff:10.0.0.1', true],
	['fd00::1', true],
	['fe80::1', true],
	['2001:db8::1', true],
	['64:ff9b::a00:1', true],
	['geen adres', true],
	['8.8.8.8', false],
	['172.32.0.1', false],
	['2606:4700::1111', false]
])('%s leads inside: %s', (address, inside) => {
	expect(isInside(address)).toBe(inside);
});

test.each([
	'https://127.0.0.1/',
	'https://[::1]/',
	'https://[::ffff:7f00:1]/',
	'https://2130706433/',
	'https://0x7f.1/',
	'https://169.254.169.254/latest/meta-data/',
	'https://localhost/',
	'http://example.com/',
	'ftp://example.com/',
	'file:///etc/passwd'
])('%s is not called', async (address) => {
	expect(await callGuarded(address, { loopbackHosts: ['127.0.0.1:1'] })).toEqual({ failure: 'inside' });
});

test('an answer without end is cut off, and a port where nobody listens is told', async () => {
	const server = createServer((_request, response) => {
		response.write('x'.repeat(100_000));
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	expect(await callGuarded(`http://${host}/`, { loopbackHosts: [host] })).toEqual({ failure: 'too-large' });
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
	expect(await callGuarded(`http://${host}/`, { loopbackHosts: [host] })).toEqual({ failure: 'refused' });
});

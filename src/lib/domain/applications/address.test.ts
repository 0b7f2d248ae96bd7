import { expect, test } from 'vitest';
import { refuseAddress } from './address';

test.each([
	['https://app.example/terug', null],
	['https://app.example', null],
	['https://app.example:8443/a?b=c', null],
	['http://app.example/terug', 'not-https'],
	['http://127.0.0.1:3001/terug', 'not-https'],
	['javascript:alert(1)', 'not-https'],
	['app.example/terug', 'no-address'],
	['', 'no-address'],
	[`https://app.example/${'a'.repeat(500)}`, 'no-address'],
	['https://app.example/terug#', 'fragment'],
	['https://jan:geheim@app.example/', 'credentials'],
	['https://*.app.example/', 'wildcard'],
	['https://APP.example/terug', 'not-exact'],
	['https://app.example:443/terug', 'not-exact'],
	['https://app.example/a/../terug', 'not-exact'],
	['https://app.example\\terug', 'not-exact']
])('the address %s is refused as %s', (text, refusal) => {
	expect(refuseAddress(text, { allowLoopback: false })).toBe(refusal);
});

test('a demonstration may use this machine over http, and no other', () => {
	for (const host of ['127.0.0.1:3001', 'localhost:3001', '[::1]:3001'])
		expect(refuseAddress(`http://${host}/terug`, { allowLoopback: true })).toBeNull();
	expect(refuseAddress('http://10.0.0.1/terug', { allowLoopback: true })).toBe('not-https');
	expect(refuseAddress('http://127.0.0.1.evil.example/', { allowLoopback: true })).toBe('not-https');
});

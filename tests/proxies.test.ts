import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { securityHeaders } from '../src/start/security-headers';

const docs = join(import.meta.dirname, '../docs');
/** Comments are not what nginx does. */
const read = (file: string) => readFileSync(join(docs, file), 'utf8').replace(/^\s*#.*$/gm, '');

// Each line here was a finding of a scanner, or a page that came out as 502.
describe.each(['nginx.conf', 'deploy/nginx.conf'])('%s', (file) => {
	const text = read(file);

	test('has room for the headers of a page', () => {
		expect(text).toMatch(/proxy_buffer_size 16k;/);
	});

	test('leaves the limits of what comes in, and its time, to LeerID', () => {
		expect(text).toMatch(/client_max_body_size 0;/);
		expect(text).toMatch(/proxy_request_buffering off;/);
	});

	test('sends nobody to a name that the request made up', () => {
		expect(text).toMatch(/return 308 https:\/\/\$server_name\$request_uri;/);
		expect(text).not.toMatch(/return 30\d [^;]*\$(http_)?host/);
		expect(text).not.toMatch(/server_name _;/);
	});

	test('leaves the probes inside, with a page of its own', () => {
		expect(text).toMatch(/location \/health\/ \{ return 404; \}/);
		expect(text).toMatch(/error_page 400 404 /);
	});

	test('says no version, and writes down no path', () => {
		expect(text.match(/server_tokens off;/g)).toHaveLength(text.match(/^server \{/gm)?.length ?? 0);
		const [, format] = /log_format leerid '([^']+)'/.exec(text) ?? [];
		expect(format).not.toMatch(/\$request\b|\$(request_)?uri|\$args|\$http_referer/);
		for (const [, log] of text.matchAll(/access_log ([^;]+);/g)) expect(log).toMatch(/ leerid$|^off$/);
	});

	test('takes no cipher without forward secrecy, and none that chains blocks', () => {
		const [, ciphers = ''] = /ssl_ciphers ([^;]+);/.exec(text) ?? [];
		expect(ciphers.split(':').length).toBeGreaterThan(3);
		for (const cipher of ciphers.split(':')) expect(cipher).toMatch(/^ECDHE-.*(GCM|CHACHA20)/);
		expect(text).toMatch(/ssl_protocols TLSv1.2 TLSv1.3;/);
	});

	test('gives the pages of its own the headers that LeerID gives', () => {
		const given = Object.fromEntries(
			[...text.matchAll(/add_header ([\w-]+) ("[^"]+"|\S+) always;/g)].map(([, name = '', value = '']) => [
				name,
				value.replaceAll('"', '')
			])
		);
		const ours = securityHeaders(new URL('https://leerid.example'));
		for (const [name, value] of Object.entries(ours))
			if (name !== 'Permissions-Policy') expect(given[name], name).toBe(value);
		expect(given['Permissions-Policy']).toMatch(/camera=\(\)/);
		expect(given['Content-Security-Policy']).toMatch(/default-src 'none'; frame-ancestors 'none'/);
		expect(given['Cache-Control']).toBe('no-store');
		expect(text).toMatch(/error_page 400 .*494 .*502 .*504/);
	});
});

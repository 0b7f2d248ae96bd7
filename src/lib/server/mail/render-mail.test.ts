import { expect, test } from 'vitest';
import { LOCALES, type Locale } from '$lib/i18n';
import { previewMails } from './preview-mail';
import { renderMail } from './render-mail';
import { MAIL_TEMPLATES } from './templates';

const origin = new URL('https://leerid.example');
const options = { locale: 'nl' as const, origin };
const locales = Object.keys(LOCALES) as Locale[];

test.each(locales)('every mail in %s has words, and its links lead to ORIGIN only', async (locale) => {
	const mails = await previewMails(locale);
	expect(new Set(mails.map(({ name }) => name.split('.')[0]))).toEqual(new Set(MAIL_TEMPLATES));
	for (const { subject, text, html } of mails) {
		expect(subject).toMatch(/^[^\p{Cc}]{10,78}$/u);
		expect(html).toContain(`<html lang="${locale}"`);
		expect(html).toContain(`<title>${subject}</title>`);
		expect(html.match(/<h1>/g)).toHaveLength(1);
		expect(text + html).not.toMatch(/undefined|\[object|Invalid Date/);
		const links = [...`${html}\n${text}`.matchAll(/https?:\/\/[^\s"<]+/g)].map(([link]) => new URL(link));
		for (const link of links) expect(link.origin).toBe('http://localhost:3000');
	}
});

test.each(locales)('no mail in %s fetches anything or watches who reads it', async (locale) => {
	for (const { html } of await previewMails(locale)) {
		expect(html).not.toMatch(
			/<(img|link|script|iframe|object|form|video|svg)\b|@import|url\(|src=|\bon\w+=/i
		);
		// One address for all: no parameter tells who clicked from where.
		expect(html).not.toMatch(/href="[^"]*\?/);
	}
});

test('the reset mail of siblings names each by first name and school, with a link of their own', async () => {
	const { text, html } = await renderMail(
		'reset-password',
		{
			accounts: [
				{ givenName: 'Zoë', schoolName: 'De Kleurdoos', path: '/w/1' },
				{ givenName: 'Bram', schoolName: 'Atheneum', path: '/w/2' }
			]
		},
		options
	);
	expect(text).toContain('Nieuw wachtwoord voor Zoë (De Kleurdoos):\nhttps://leerid.example/w/1\n');
	expect(text).toContain('Nieuw wachtwoord voor Bram (Atheneum):\nhttps://leerid.example/w/2\n');
	expect(html).toContain('<a class="button" href="https://leerid.example/w/2">');
	expect(text).toContain('30 minuten');
});

test('a name cannot become markup, another line, or a turned reading direction', async () => {
	const givenName = '<script>alert(1)</script>\r\nBcc: x@y.example\u202E"\'&';
	const { text, html, subject } = await renderMail('verify-address', { givenName, path: '/e/1' }, options);
	expect(html).not.toContain('<script');
	expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Bcc: x@y.example &quot;&#39;&amp;');
	expect(text.split('\n')[0]).toContain('Bcc: x@y.example');
	expect(text + html + subject).not.toContain('\u202E');
});

test('a name of a whole page is cut', async () => {
	const { html } = await renderMail('address-changed', { givenName: '👩'.repeat(5_000) }, options);
	expect(html.length).toBeLessThan(5_000);
});

test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'e/1', 'javascript:alert(1)'])(
	'a mail never links to %s',
	async (path) => {
		await expect(renderMail('verify-address', { givenName: 'Zoë', path }, options)).rejects.toThrow(/ORIGIN/);
	}
);

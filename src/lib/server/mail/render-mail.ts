import { LOCALES, loadMessages, type Locale } from '$lib/i18n';
import { writeMail, type MailBlock, type MailContent, type MailParams, type MailTemplate } from './templates';

export interface RenderedMail {
	subject: string;
	text: string;
	html: string;
}

/** A mail as it goes out. Links lead to `origin` and nowhere else: throws a TypeError for a path that would not. */
export async function renderMail<Name extends MailTemplate>(
	template: Name,
	params: MailParams[Name],
	{ locale, origin }: { locale: Locale; origin: URL }
): Promise<RenderedMail> {
	const { mail: words } = await loadMessages(locale);
	const content = writeMail(template, params, words, locale);
	const link = (path: string) => linkTo(path, origin);
	return {
		subject: content.subject,
		text: asText(content, words.automatic, link),
		html: asHtml(content, { automatic: words.automatic, copyLink: words.copyLink, locale }, link)
	};
}

function linkTo(path: string, origin: URL): string {
	const url = new URL(path, origin);
	if (!path.startsWith('/') || url.origin !== origin.origin)
		throw new TypeError('a mail links to ORIGIN only');
	return url.href;
}

function asText({ hello, blocks }: MailContent, automatic: string, link: (path: string) => string): string {
	const parts = blocks.map((block) =>
		'text' in block ? block.text : `${block.label}:\n${link(block.path)}`
	);
	return `${[...(hello ? [hello] : []), ...parts, '-- \n' + automatic].join('\n\n')}\n`;
}

/** Readable without these; no picture, no font and nothing else is fetched from anywhere. */
const STYLE = `
:root { color-scheme: light; }
body { margin: 0; padding: 1.5rem; background: #ffffff; color: #1b2230; font: 1rem/1.6 Verdana, Arial, sans-serif; }
main { max-width: 34rem; margin: 0 auto; }
h1 { font-size: 1.375rem; line-height: 1.3; }
.button { display: inline-block; padding: 0.75rem 1.25rem; border-radius: 0.5rem; background: #0b4f9e; color: #ffffff; font-weight: bold; }
.address { overflow-wrap: anywhere; }
footer { margin-top: 2rem; border-top: 1px solid #767f90; color: #4a5264; }`;

interface Frame {
	automatic: string;
	copyLink: string;
	locale: Locale;
}

function asHtml(
	{ subject, hello, blocks }: MailContent,
	{ automatic, copyLink, locale }: Frame,
	link: (path: string) => string
): string {
	const links = blocks.flatMap((block) => ('path' in block ? [link(block.path)] : []));
	const copies = links.map((href) => `<br><a class="address" href="${escape(href)}">${escape(href)}</a>`);
	return `<!doctype html>
<html lang="${locale}" dir="${LOCALES[locale].dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(subject)}</title>
<style>${STYLE}
</style>
</head>
<body>
<main>
<h1>${escape(hello ?? subject)}</h1>
${blocks.map((block) => blockAsHtml(block, link)).join('\n')}
<footer>
${copies.length > 0 ? `<p>${escape(copyLink)}${copies.join('')}</p>\n` : ''}<p>${escape(automatic)}</p>
</footer>
</main>
</body>
</html>
`;
}

const blockAsHtml = (block: MailBlock, link: (path: string) => string) =>
	'text' in block
		? `<p>${escape(block.text)}</p>`
		: `<p><a class="button" href="${escape(link(block.path))}">${escape(block.label)}</a></p>`;

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

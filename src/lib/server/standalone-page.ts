import { createHash } from 'node:crypto';

const STYLE = `:root{color-scheme:light dark}*{box-sizing:border-box}body{margin:0;border-block-start:6px solid #0d5463;font:1.0625rem/1.6 'Atkinson Hyperlegible Next Variable',Verdana,'DejaVu Sans',sans-serif;color:#1d2629;background:#fffcf5;overflow-wrap:break-word}main{max-width:34rem;margin:0 auto;padding:12vh min(1.5rem,5vw) 3rem}h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem}p{margin:0 0 1rem}.row{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.5rem 0}a.button,button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:.5rem min(1.5rem,5vw);overflow-wrap:anywhere;border:2px solid #0d5463;border-radius:.75rem;font:inherit;font-weight:650;text-align:center;text-decoration:none;cursor:pointer;background:#0d5463;color:#fff}button.second,a.second{background:transparent;color:#0d5463}small,.muted{color:#525d61}a:focus-visible,button:focus-visible{outline:3px solid #1a4fd6;outline-offset:3px}@media screen and (prefers-color-scheme:dark){body{color:#f4f1ea;background:#14191b;border-color:#86d3df}a.button,button{background:#86d3df;border-color:#86d3df;color:#06272e}button.second,a.second{color:#86d3df}small,.muted{color:#b8c0c2}a:focus-visible,button:focus-visible{outline-color:#ffd25e}}@media print{body{color:#000;background:#fff;border:0}main{padding:0}.row{display:none}}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const escapes: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

interface Page {
	/** The language of its words, and which way that is written. */
	lang: string;
	dir: 'ltr' | 'rtl';
	title: string;
	/** HTML, below the heading. */
	body: string;
}

/**
 * A page that needs no file of ours and runs no script, for what answers outside SvelteKit: the door and the OpenID
 * provider. Its look is that of the other pages.
 */
export const standalonePage = ({ lang, dir, title, body }: Page): string => `<!doctype html>
<html lang="${lang}"${dir === 'rtl' ? ' dir="rtl"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · LeerID</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;

/** What goes out with such a page. `formAction` is for one that asks something. */
export const standaloneHeaders = (formAction: "'self'" | "'none'"): Record<string, string> => ({
	'Content-Type': 'text/html; charset=utf-8',
	'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
	'Cache-Control': 'no-store'
});

import { createHash } from 'node:crypto';
import type { DemoApplication } from './applications.ts';
import type { SignedIn } from './relying-party.ts';

/** How a pupil left: this application only, or all of them at once. */
export type Farewell = 'here' | 'everywhere';

const STYLE = `*{box-sizing:border-box}body{--h:210;margin:0;font:1.0625rem/1.6 system-ui,sans-serif;color:#1b2430;background:hsl(var(--h) 45% 97%)}${Array.from({ length: 12 }, (_, i) => `.h${i}{--h:${i * 30}}`).join('')}header{padding:1.25rem max(1.25rem,calc(50vw - 26rem));background:hsl(var(--h) 55% 30%);color:#fff;display:flex;gap:1rem;align-items:center}.mark{display:grid;place-items:center;width:3rem;height:3rem;border-radius:.9rem;background:#fff;color:hsl(var(--h) 55% 30%);font-weight:800;font-size:1.25rem}header strong{font-size:1.35rem;line-height:1.2}header small{display:block;opacity:.85;font-weight:400;font-size:.875rem}main{max-width:52rem;margin:0 auto;padding:2rem 1.25rem 4rem}h1{font-size:2rem;line-height:1.2;margin:.25rem 0 1rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}.card{background:#fff;border-radius:1rem;padding:1.25rem 1.5rem;box-shadow:0 1px 3px rgb(0 0 0/.12)}table{width:100%;border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-top:1px solid #e3e7ee;overflow-wrap:anywhere}tr:first-child>*{border-top:0}th{font-weight:600;width:12rem}code{font-size:.92em}.row{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.5rem 0}button,a.button{display:inline-flex;align-items:center;min-height:48px;padding:.5rem 1.25rem;border-radius:.75rem;border:2px solid hsl(var(--h) 55% 30%);background:hsl(var(--h) 55% 30%);color:#fff;font:inherit;font-weight:650;text-decoration:none;cursor:pointer}.second{background:transparent!important;color:hsl(var(--h) 55% 28%)!important}ul{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:.75rem}li a{display:flex;justify-content:space-between;gap:.5rem;padding:.9rem 1.1rem;border-radius:.9rem;background:#fff;color:inherit;text-decoration:none;box-shadow:0 1px 3px rgb(0 0 0/.12)}.in{color:#14693a;font-weight:700}.muted{color:#566072}:focus-visible{outline:3px solid #1a4fd6;outline-offset:2px}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const escapes: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** `form-action` is left out: the way out goes from a form here over LeerID and back. */
export const pageHeaders = (): Record<string, string> => ({
	'Content-Type': 'text/html; charset=utf-8',
	'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'; base-uri 'none'`,
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff'
});

const initials = (name: string) =>
	name
		.split(/[\s-]+/)
		.filter((word) => /^\p{Lu}/u.test(word))
		.slice(0, 2)
		.map((word) => word[0])
		.join('') || name.slice(0, 1).toUpperCase();

const hueOf = (name: string) => [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 12;

function page(name: string, body: string): string {
	return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(name)} · demonstratie</title>
<style>${STYLE}</style>
</head>
<body class="h${hueOf(name)}">
<header><span class="mark" aria-hidden="true">${escape(initials(name))}</span><strong>${escape(name)}<small>demo-applicatie, geen echte</small></strong></header>
<main>
${body}
</main>
</body>
</html>
`;
}

/** A value of a claim, as a developer wants to see it. */
const shown = (value: unknown) =>
	typeof value === 'string' ? escape(value) : `<code>${escape(JSON.stringify(value))}</code>`;

const table = (claims: Record<string, unknown>) =>
	`<div class="card"><table>${Object.entries(claims)
		.map(
			([name, value]) => `<tr><th scope="row"><code>${escape(name)}</code></th><td>${shown(value)}</td></tr>`
		)
		.join('')}</table></div>`;

/** Who is signed in, all that was received, and the two ways out. */
export function signedInPage({ name, slug }: DemoApplication, pupil: SignedIn, issuer: URL): string {
	const { given_name: givenName, name: fullName } = pupil.userinfo;
	const who = String(givenName ?? fullName ?? 'leerling');
	return page(
		name,
		`<h1>Dag ${escape(who)}</h1>
<p>Je bent aangemeld bij ${escape(name)} met LeerID, zonder nog een wachtwoord te typen.</p>
<div class="row">
<form method="post" action="/${slug}/overal-afmelden"><button>Overal afmelden</button></form>
<form method="post" action="/${slug}/hier-afmelden"><button class="second">Alleen hier afmelden</button></form>
<a class="button second" href="${escape(issuer.origin)}/dashboard">Naar LeerID</a>
</div>
<h2>Wat LeerID vertelt</h2>
${table(pupil.userinfo)}
<h2>Hoe je aangemeld bent</h2>
${table(pupil.idTokenClaims)}
<p><a href="/">Alle demo-applicaties</a></p>`
	);
}

export function signedOutPage({ name, slug }: DemoApplication, farewell: Farewell, issuer: URL): string {
	const text =
		farewell === 'here'
			? 'Bij LeerID en bij je andere applicaties ben je nog aangemeld.'
			: 'LeerID heeft je overal afgemeld, ook hier.';
	return page(
		name,
		`<h1>Je bent afgemeld bij ${escape(name)}</h1>
<p>${text}</p>
<div class="row"><a class="button" href="/${slug}/aanmelden">Aanmelden met LeerID</a>
<a class="button second" href="${escape(issuer.origin)}/dashboard">Naar LeerID</a></div>
<p><a href="/">Alle demo-applicaties</a></p>`
	);
}

export function refusedPage({ name, slug }: DemoApplication, error: string, issuer: URL): string {
	const text =
		error === 'access_denied'
			? `LeerID zegt dat je school ${name} niet aan jou gegeven heeft.`
			: 'LeerID heeft de aanmelding geweigerd.';
	return page(
		name,
		`<h1>Aanmelden is niet gelukt</h1>
<p>${escape(text)}</p>
<p class="muted"><code>${escape(error)}</code></p>
<div class="row"><a class="button" href="/${slug}/aanmelden">Probeer opnieuw</a>
<a class="button second" href="${escape(issuer.origin)}/dashboard">Naar LeerID</a></div>`
	);
}

/** Every application, and where this browser is signed in. */
export function listPage(all: { name: string; slug: string; isIn: boolean }[], issuer: URL): string {
	return page(
		'Demo-applicaties',
		`<h1>Waar deze browser aangemeld is</h1>
<p>Open een applicatie, meld je aan met LeerID, en open dan een tweede: die vraagt niets meer. Meld je ergens overal af en
laad deze pagina opnieuw: alle vinkjes zijn weg.</p>
<ul>${all
			.map(
				({ name, slug, isIn }) =>
					`<li><a href="/${slug}"><span>${escape(name)}</span>${isIn ? '<span class="in">✓ aangemeld</span>' : ''}</a></li>`
			)
			.join('')}</ul>
<p><a href="${escape(issuer.origin)}/">Naar LeerID</a></p>`
	);
}

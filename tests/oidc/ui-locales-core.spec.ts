import { fr } from '$lib/i18n/fr';
import { expect, test } from 'vitest';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

/** What somebody reads whom an unknown application sent here, asking for `uiLocales`. */
async function titleFor({
	uiLocales,
	chosen,
	accepted
}: {
	uiLocales?: string;
	chosen?: string;
	accepted?: string;
}) {
	const url = new URL(`${op.issuer}/auth?client_id=nobody`);
	if (uiLocales !== undefined) url.searchParams.set('ui_locales', uiLocales);
	const response = await fetch(url, {
		headers: {
			accept: 'text/html',
			...(accepted && { 'accept-language': accepted }),
			...(chosen && { cookie: `leerid_language=${chosen}` })
		}
	});
	const text = await response.text();
	expect(response.status).toBe(400);
	return [/<html lang="(..)"/.exec(text)?.[1], /<h1>(.*)<\/h1>/.exec(text)?.[1]];
}

const DUTCH = ['nl', 'Deze applicatie kan niet met LeerID aanmelden'];
const FRENCH = ['fr', expect.stringContaining('LeerID')];

test.each([
	['nothing is asked', {}, DUTCH],
	['the browser asks', { accepted: 'fr-BE,en;q=0.8' }, FRENCH],
	['the application asks', { uiLocales: 'de fr en', accepted: 'en' }, FRENCH],
	['the pupil has chosen', { uiLocales: 'en', chosen: 'fr', accepted: 'en' }, FRENCH],
	['what is asked is no language', { uiLocales: '"><script>', chosen: 'klingon' }, DUTCH]
])('our pages speak as on every page: %s', async (_what, wishes, expected) => {
	expect(await titleFor(wishes)).toEqual(expected);
});

test('the question before signing out is in the language that was chosen', async () => {
	const browser = await signedIn(op, await addPupil(op));
	const url = new URL(`${op.issuer}/session/end`);
	browser.jar.take(url, ['leerid_language=fr; Path=/']);
	const { text } = await browser.visit(url);
	expect(text).toContain('<html lang="fr">');
	expect(text).toContain(`<h1>${fr.oidc.logout.question}</h1>`);
});

import { expect, test } from 'vitest';
import { addApplication, ask, assign, exchange, returnTo } from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();
const own = 'Kastanje&4fietsbellen';

test('a temporary password is replaced on the way, and the way ends at the application (F9)', async () => {
	const pupil = await addPupil(op, { kind: 'temporary' });
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const browser = new Browser();
	const request = await ask(application);
	await browser.visit(request.url);
	const stopAt = application.redirectUri;
	const page = await browser.visit(`${op.origin}/${pupil.username}`, {
		stopAt,
		form: { password: pupil.password }
	});
	expect(page.url.pathname).toBe('/wachtwoord/wijzigen');

	const { url } = await browser.visit(page.url, { stopAt, form: { password: own } });
	expect((await exchange(application, url, request)).claims()?.sub).toBeTypeOf('string');
});

test('the provider lets nobody past it (A32)', async () => {
	const pupil = await addPupil(op, { kind: 'temporary' });
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const browser = await signedIn(op, pupil);
	const silent = await returnTo(application, browser, await ask(application, { prompt: 'none' }));
	expect(silent.searchParams.get('error')).toBe('login_required');
	const page = await browser.visit((await ask(application)).url, { stopAt: application.redirectUri });
	expect(page.url.pathname).toBe('/wachtwoord/wijzigen');
});

/**
 * The one script of the sign-in pages and of the dashboard: no framework, a few hundred bytes. Every page works without it; it only makes
 * them pleasanter. Loaded as a module, so the page is complete when it runs.
 */
import { awaitHelp } from './await-help';
import { awaitPlace } from './await-place';
import { closeMenus } from './close-menus';
import { countDown } from './count-down';
import { noInstallBanner } from './no-install-banner';
import { offerPasskey } from './offer-passkey';
import { readAloud } from './read-aloud';
import { registerWorker } from './register-worker';
import { watchRest } from './rest';
import { revealPasswords } from './reveal-passwords';
import { submitOnce } from './submit-once';
import { holdFormsOffline } from './without-internet';

revealPasswords(document);
countDown(document);
// Before the next: what waits for a place was not sent.
awaitPlace(document);
submitOnce(document);
closeMenus(document);
offerPasskey(document);
awaitHelp(document);
readAloud(document);
watchRest(document);
holdFormsOffline();
// In the middle of a sign-in nobody is asked; on a pupil's own dashboard the browser may.
if (!document.querySelector('script[data-may-install]')) noInstallBanner();
registerWorker();

// A page that comes back from the browser's memory may show what was typed there before: ask the server again.
addEventListener('pageshow', (event) => {
	if (event.persisted) location.reload();
});

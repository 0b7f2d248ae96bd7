import type { Page } from 'playwright';

/** The demo accounts (README). */
export const PICTURES = {
	username: 'abdulghani.bogdannnn',
	words: ['uil', 'robot', 'banaan', 'raket', 'voetbal', 'regenboog', 'schaar', 'laars']
};
export const OWN = { username: 'ardalan.bhatti', password: 'Regenjas!7zwaluwen' };
/** Guessed at, until it has to wait. */
export const WORD = { username: 'suheda.carabin' };
export const TEMPORARY = { username: 'aurelian.appels', password: 'pgusJ7Zn' };
export const WRONG = 'Zonnebril?4kapstokken';

export interface Shot {
	/** `page-state`. */
	name: string;
	/** On our own origin; a whole address for a demo application. */
	path: string | ((origin: string) => string);
	/** Which pupil is signed in. */
	as?: { username: string; password: string };
	/** Which member of staff is. */
	staff?: { email: string; secret: string };
	/** On a shared tablet. */
	kiosk?: boolean;
	/** Not in the dark as well. */
	lightOnly?: boolean;
	/** From the page to the state. */
	act?: (page: Page) => Promise<unknown>;
}

export const press = async (page: Page, name: string) => {
	await page.getByRole('button', { name, exact: true }).click();
	await page.waitForLoadState();
};

export async function give(page: Page, password: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Wachtwoord' }).fill(password);
	await press(page, 'Aanmelden');
}

export async function tap(page: Page, words: readonly string[]): Promise<void> {
	for (const word of words) await press(page, word);
}

/** Takes the first link whose address holds `part`, inside what `within` finds, and waits until the page is there. */
export async function follow(page: Page, part: string, within = 'main'): Promise<void> {
	await page.locator(`${within} a[href*="${part}"]`).first().click();
	await page.waitForURL(`**${part}**`);
}

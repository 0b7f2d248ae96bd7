import type { Page } from '@playwright/test';

/** Names of people, schools and applications, which no language changes. */
const NAMES =
	/(Safari|Chrome) · Linux|Ardalan|Bhatti|LeerID|school|School|Nederlands|Français|English|^[\W\d]*$|demo/;

/** All that a person can read or hear on the page in the page's language: texts, and names of what has no text. */
export const wordsOn = (page: Page) =>
	page.evaluate(() => {
		const found = new Set<string>();
		const own = document.documentElement.lang;
		const skip = (element: Element | null) =>
			!element ||
			element.closest('script, style, noscript, svg, [translate="no"], dialog:not([open])') !== null ||
			element.closest('[lang]')?.getAttribute('lang') !== own;
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const text = node.textContent?.replace(/\s+/g, ' ').trim() ?? '';
			if (text && !skip(node.parentElement)) found.add(text);
		}
		for (const element of document.querySelectorAll('[aria-label], [alt], [title], [placeholder]'))
			for (const name of ['aria-label', 'alt', 'title', 'placeholder']) {
				const text = element.getAttribute(name)?.trim();
				if (text && !skip(element)) found.add(text);
			}
		return [document.title, ...found];
	});

/** What stands there in both languages and is no name: more than one word, since *Klas* and *Help* may be the same. */
export const untranslated = (words: string[], dutch: string[]) =>
	words.filter((text) => text.split(' ').length > 1 && !NAMES.test(text) && dutch.includes(text));

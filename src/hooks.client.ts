import { rememberTyped } from '$lib/browser/keep-typed';
import { isLocale, loadMessages } from '$lib/i18n';
import type { ClientInit } from '@sveltejs/kit';

/** The words of the page that stands here already, and what was typed on it, before the framework takes it over. */
export const init: ClientInit = async () => {
	rememberTyped();
	const { lang } = document.documentElement;
	if (isLocale(lang)) await loadMessages(lang);
};

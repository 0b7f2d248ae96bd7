import { isLocale, loadMessages } from '$lib/i18n';
import type { ClientInit } from '@sveltejs/kit';

/** The words of the page that stands here already, before the framework takes it over. */
export const init: ClientInit = async () => {
	const { lang } = document.documentElement;
	if (isLocale(lang)) await loadMessages(lang);
};

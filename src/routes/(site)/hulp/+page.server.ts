import { getSettings } from '$lib/server/env';
import type { PageServerLoad } from './$types';

/** Only what the operator set is shown (D15). */
export const load: PageServerLoad = () => {
	const { helpdeskName, helpdeskPhone, helpdeskMail, helpdeskUrl, videosUrl } = getSettings().operator;
	return { helpdesk: { helpdeskName, helpdeskPhone, helpdeskMail, helpdeskUrl, videosUrl } };
};

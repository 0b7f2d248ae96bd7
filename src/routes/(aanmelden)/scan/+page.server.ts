import { getSettings } from '$lib/server/env';
import type { PageServerLoad } from './$types';

/** The scanner opens cards of these addresses only (SECURITY A7). */
export const load: PageServerLoad = () => ({ origins: [getSettings().origin.origin] });

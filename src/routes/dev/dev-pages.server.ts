import { getSettings } from '$lib/server/env';
import { error } from '@sveltejs/kit';

/**
 * Refuses as if the page did not exist, wherever there is more than a demo on this machine (D14). For the layout, and for
 * each `+server.ts`, which has no layout.
 */
export function requireDevPages(): void {
	if (!getSettings().devPages) error(404, { message: 'not-found', code: 'not-found' });
}

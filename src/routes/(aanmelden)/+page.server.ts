import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.session) redirect(303, '/dashboard');
	return { farewell: farewell(url) };
};

/** Why one came back here. */
function farewell({ searchParams }: URL): 'signed-out' | 'session-ended' | null {
	if (searchParams.has('afgemeld')) return 'signed-out';
	return searchParams.has('verlopen') ? 'session-ended' : null;
}

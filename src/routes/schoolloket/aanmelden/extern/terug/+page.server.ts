import { returnFromProvider } from '$lib/server/staff';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals, url }) => {
	const result = await returnFromProvider(locals.ctx, cookies, url);
	if ('returnTo' in result) redirect(303, result.returnTo);
	return { refusal: result.refusal };
};

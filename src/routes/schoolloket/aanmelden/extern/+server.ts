import { beginExternal } from '$lib/server/staff';
import { redirect } from '@sveltejs/kit';
import { returnTo } from '../../return-to.server';
import type { RequestHandler } from './$types';

/** Off to the provider. A link and no form: our policy lets forms lead nowhere but here. */
export const GET: RequestHandler = async ({ cookies, locals, url }) => {
	const again = url.searchParams.has('opnieuw');
	redirect(303, await beginExternal(locals.ctx, cookies, { returnTo: returnTo(url), again }));
};

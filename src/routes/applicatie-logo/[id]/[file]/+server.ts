import { readLogo } from '$lib/server/applications/management';
import { AppError } from '$lib/server/errors';
import type { RequestHandler } from './$types';

/** The logo of an application. No secret: every tile shows it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const png = await readLogo(locals.ctx, { id: params.id, version: params.file.replace(/\.png$/, '') });
	if (!png) throw new AppError('not-found');
	return new Response(png, { headers: { 'content-type': 'image/png' } });
};

import { listToFillIn } from '$lib/server/consent';
import { AppError } from '$lib/server/errors';
import { requireSchool } from '$lib/server/staff';
import { redirect, type RequestHandler } from '@sveltejs/kit';
import { attachment } from '../../../leerid-beheer/attachment.server';

/** The school's pupils with the classes that are known, to fill in. Written down as a file that left the desk. */
export const POST: RequestHandler = async ({ locals }) => {
	const actor = requireSchool(locals, 'beheerder');
	const list = await listToFillIn(locals.ctx, actor);
	if (list === null) throw new AppError('not-found');
	return attachment(list, 'text/csv; charset=utf-8', 'leerid-klassen.csv');
};

/** Where one comes back to after signing in again: no list leaves by an address. */
export const GET: RequestHandler = () => redirect(303, '/schoolloket/schoolinstellingen/klassen');

import { readForm } from '$lib/server/forms';
import { requireFreshSecondFactor, requireSchool } from '$lib/server/staff';
import { redirect, type RequestHandler } from '@sveltejs/kit';
import { leakFile } from '../../../leak.server';

/** The list of a leak as CSV. Behind a fresh second factor; each asking is in the audit. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const reader = requireSchool(locals, 'databeheerder', 'director');
	requireFreshSecondFactor(locals);
	return (await leakFile(locals.ctx, reader, await readForm(request))) ?? redirect(303, '/schoolloket/lek');
};

/** Where one comes back to after the second factor. */
export const GET: RequestHandler = () => redirect(303, '/schoolloket/lek');

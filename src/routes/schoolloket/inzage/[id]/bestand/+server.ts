import { readForm } from '$lib/server/forms';
import { exportPupilAtSchool } from '$lib/server/retention';
import { requireFreshSecondFactor, requireSchool } from '$lib/server/staff';
import { redirect, type RequestHandler } from '@sveltejs/kit';
import { exportAnswer } from '../../../../export-answer.server';

/** A pupil's whole file, behind a fresh second factor; each asking is in the audit and in the pupil's own export. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const actor = requireSchool(locals, 'beheerder', 'director');
	requireFreshSecondFactor(locals);
	const form = await readForm(request);
	return exportAnswer(form, await exportPupilAtSchool(locals.ctx, actor, params.id ?? ''), locals.ctx.now);
};

/** Where one comes back to after the second factor: nothing is handed out by an address. */
export const GET: RequestHandler = ({ params }) =>
	redirect(303, `/schoolloket/inzage/${encodeURIComponent(params.id ?? '')}`);

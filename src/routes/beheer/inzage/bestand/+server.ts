import { oneLine } from '$lib/domain/desk/list-query';
import { readForm, readText } from '$lib/server/forms';
import { exportPupilForOperator } from '$lib/server/retention';
import { requireFreshSecondFactor } from '$lib/server/staff';
import { redirect, type RequestHandler } from '@sveltejs/kit';
import { exportAnswer } from '../../../export-answer.server';
import { requireReader } from '../../operator.server';

const MAX_LENGTH = 100;

/** A pupil's whole file, whatever the school, behind a fresh second factor. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const reader = requireReader(locals);
	requireFreshSecondFactor(locals);
	const form = await readForm(request);
	const name = oneLine(readText(form, 'leerling'), MAX_LENGTH);
	const found = await exportPupilForOperator(locals.ctx, reader, name);
	if (!found) redirect(303, '/beheer/inzage?niemand');
	return exportAnswer(form, found, locals.ctx.now);
};

/** Where one comes back to after the second factor. */
export const GET: RequestHandler = () => redirect(303, '/beheer/inzage');

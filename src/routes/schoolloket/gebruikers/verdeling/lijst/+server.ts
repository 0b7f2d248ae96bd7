import { requireSchool, teacherFile } from '$lib/server/staff';
import type { RequestHandler } from '@sveltejs/kit';
import { attachment } from '../../../leerid-beheer/attachment.server';

/** Which teacher has which groups and classes, as a file to change and read in again. Nothing of a pupil is in it. */
export const GET: RequestHandler = async ({ locals }) => {
	const actor = requireSchool(locals, 'beheerder', 'director');
	return attachment(
		await teacherFile(locals.ctx, actor),
		'text/csv; charset=utf-8',
		'leerid-leerkrachten.csv'
	);
};

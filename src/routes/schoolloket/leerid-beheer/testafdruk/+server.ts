import { readForm } from '$lib/server/forms';
import { printTestPage } from '$lib/server/cards/print';
import { requireSchool } from '$lib/server/staff';
import { error, redirect, type RequestHandler } from '@sveltejs/kit';
import { attachment } from '../attachment.server';
import { readPrintChoice } from '../print-options.server';

/** The test print with its ruler, for the sheet and the shift that were chosen. */
export const POST: RequestHandler = async ({ locals, request }) => {
	requireSchool(locals, 'beheerder', 'leerkracht');
	const choice = readPrintChoice(await readForm(request));
	if (!choice) error(400, { message: 'bad-request', code: 'bad-request' });
	const { name, contentType, bytes } = await printTestPage({ ...choice, at: locals.ctx.now });
	return attachment(bytes, contentType, name);
};

export const GET: RequestHandler = () => redirect(303, '/schoolloket/leerid-beheer');

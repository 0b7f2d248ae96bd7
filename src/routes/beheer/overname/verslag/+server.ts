import { AppError } from '$lib/server/errors';
import { readFile, readForm } from '$lib/server/forms';
import { oneChunk } from '$lib/server/intake';
import { takeOverAccountsFile, takeOverRefusalCsv, takeOverReportCsv } from '$lib/server/takeover';
import { redirect, type RequestHandler } from '@sveltejs/kit';
import { attachment } from '../../../schoolloket/leerid-beheer/attachment.server';
import { requireOperator } from '../../manager.server';

/** A dry run whose every row comes back as a file: nothing is taken over by it, and nothing of it is kept. */
export const POST: RequestHandler = async ({ locals, request }) => {
	requireOperator(locals);
	const file = await readFile(await readForm(request), 'bestand');
	if (!file) redirect(303, '/beheer/overname?zonder=bestand');
	const report = await takeOverAccountsFile(locals.ctx, oneChunk(file), { isDryRun: true });
	if (!report) throw new AppError('conflict');
	const text = 'refusal' in report ? takeOverRefusalCsv(report.refusal) : takeOverReportCsv(report.rows);
	return attachment(text, 'text/csv; charset=utf-8', 'leerid-overname-droogloop.csv');
};

/** Where one comes back to after signing in again. */
export const GET: RequestHandler = () => redirect(303, '/beheer/overname');

import { readRun, reportStream } from '$lib/server/intake';
import { AppError } from '$lib/server/errors';
import { requireOperator } from '../../../manager.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	requireOperator(locals);
	const run = await readRun(locals.ctx, params.id);
	if (!run) throw new AppError('not-found');
	const name = `aanlevering-${run.receivedAt.toISOString().slice(0, 10)}.csv`;
	return new Response(reportStream(locals.ctx, run.id), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
};

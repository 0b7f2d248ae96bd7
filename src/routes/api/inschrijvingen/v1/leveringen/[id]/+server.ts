import { answerApi, Problem, requireMachine } from '$lib/server/api';
import {
	findBySenderKey,
	readRun,
	readSchoolScope,
	receiveDelivery,
	senderOf,
	type RunDetail
} from '$lib/server/intake';
import type { RequestEvent } from '@sveltejs/kit';

const SCOPE = 'enrollments.deliver';
const ID = /^[\w.-]{1,100}$/;
/** With an offset: a time without one is another time elsewhere. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

export const PUT = answerApi(async (event: RequestEvent) => {
	const { ctx, clientId, name } = await requireMachine(event, SCOPE);
	const id = readId(event);
	const { soort, gemaakt } = readQuery(event, ctx.now);
	const { body } = event.request;
	if (!body) throw new Problem(400, 'no-body');
	const sender = senderOf(clientId);
	const received = await receiveDelivery(ctx, {
		source: 'api',
		kind: soort,
		sender,
		schoolScope: await readSchoolScope(ctx.db, sender),
		senderKey: id,
		fileName: `${name}: ${id}`,
		madeAt: gemaakt,
		body: body as unknown as AsyncIterable<Uint8Array>
	});
	if ('refusal' in received) throw new Problem(409, received.refusal);
	const run = await readRun(ctx, received.runId);
	if (!run) throw new Problem(404, 'not-found');
	if (run.state === 'refused' && !received.isRepeat)
		throw new Problem(422, 'unreadable', { extra: { ...run.refusal } });
	return Response.json(show(id, run), { status: received.isRepeat ? 200 : 202 });
});

export const GET = answerApi(async (event: RequestEvent) => {
	const { ctx, clientId } = await requireMachine(event, SCOPE);
	const id = readId(event);
	const run = await findBySenderKey(ctx, senderOf(clientId), id);
	if (!run) throw new Problem(404, 'not-found');
	return Response.json(show(id, run));
});

function readId({ params }: RequestEvent): string {
	const { id = '' } = params;
	if (!ID.test(id)) throw new Problem(400, 'bad-id', { detail: 'Use 1 to 100 letters, digits, . _ or -.' });
	return id;
}

function readQuery({ url }: RequestEvent, now: Date): { soort: 'full' | 'changes'; gemaakt: Date } {
	const soort = url.searchParams.get('soort');
	if (soort !== 'full' && soort !== 'changes')
		throw new Problem(400, 'bad-kind', { detail: 'Say ?soort=full or ?soort=changes.' });
	const text = url.searchParams.get('gemaakt') ?? '';
	const gemaakt = new Date(text);
	if (!INSTANT.test(text) || Number.isNaN(gemaakt.getTime()))
		throw new Problem(400, 'bad-time', { detail: 'Say ?gemaakt= with date, time and offset.' });
	// A clock that runs ahead would have every later file refused as older.
	if (gemaakt.getTime() > now.getTime() + 5 * 60_000)
		throw new Problem(400, 'bad-time', { detail: 'The file cannot have been made in the future.' });
	return { soort, gemaakt };
}

const show = (id: string, run: RunDetail) => ({
	id,
	state: run.state,
	kind: run.kind,
	madeAt: run.madeAt.toISOString(),
	receivedAt: run.receivedAt.toISOString(),
	rows: run.rowCount,
	report: run.report,
	refusals: run.reasons,
	refusal: run.refusal
});

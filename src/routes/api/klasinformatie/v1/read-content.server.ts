import type { ClassSource } from '$lib/domain/consent/software';
import { Problem, readJson } from '$lib/server/api';
import { readDeliveryCsv, type Delivery } from '$lib/server/consent';
import type { Context } from '$lib/server/context';
import { oneChunk } from '$lib/server/intake';
import type { RequestEvent } from '@sveltejs/kit';
import { createHash } from 'node:crypto';

type Content = Pick<Delivery, 'scope' | 'rows' | 'lines' | 'malformed' | 'contentHash'>;

/** What a delivery holds, as JSON or as the daily file of a package. Throws a `Problem` for what was cut short. */
export async function readContent(
	event: RequestEvent,
	ctx: Context,
	software: ClassSource
): Promise<Content> {
	const type = event.request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	return type === 'text/csv' ? readCsv(event, ctx, software) : readRows(event);
}

/** Half a JSON is no JSON; a list that lost rows is found by its count. */
async function readRows(event: RequestEvent): Promise<Content> {
	const { scope, count, rows } = await readJson<{
		scope: Delivery['scope'];
		count: number;
		rows: unknown[];
	}>(event);
	if (count !== rows.length)
		throw new Problem(400, 'truncated', { detail: `There are ${rows.length} rows, not ${count}.` });
	return { scope, rows, contentHash: hashOf(scope, JSON.stringify(rows)) };
}

/** Half a file is a file too, so its digest is needed (RFC 9530 §2). */
async function readCsv(
	{ request, url }: RequestEvent,
	ctx: Context,
	software: ClassSource
): Promise<Content> {
	const bytes = new Uint8Array(await request.arrayBuffer());
	const digest = createHash('sha256').update(bytes).digest('base64');
	const told = request.headers.get('content-digest') ?? '';
	if (!told.split(',').some((one) => one.trim() === `sha-256=:${digest}:`))
		throw new Problem(400, 'truncated', {
			detail: 'Send the header Content-Digest with the sha-256 of the file.'
		});
	const asked = url.searchParams.get('scope') ?? 'whole';
	if (asked !== 'whole' && asked !== 'changes') throw new Problem(400, 'bad-request');
	const read = await readDeliveryCsv(ctx, software, oneChunk(bytes));
	if ('refusal' in read)
		throw new Problem(422, 'invalid', { extra: { errors: [{ pointer: '', code: read.refusal.reason }] } });
	return { scope: asked, ...read, contentHash: hashOf(asked, bytes) };
}

const hashOf = (scope: string, content: string | Uint8Array): Uint8Array =>
	createHash('sha256').update(`${scope}\n`).update(content).digest();

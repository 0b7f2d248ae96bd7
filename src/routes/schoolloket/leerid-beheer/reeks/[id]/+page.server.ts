import { listAddress, readListQuery } from '$lib/domain/desk/list-query';
import {
	awaitBatch,
	cancelDraft,
	changeDraftKind,
	changeDraftSecret,
	changeDraftUsername,
	readBatch,
	readBatchPage,
	readPrintSettings,
	retryBatch,
	startBatch
} from '$lib/server/desk';
import { readForm, readText } from '$lib/server/forms';
import { requireFreshSecondFactor, requireSchool } from '$lib/server/staff';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { readCount } from '../../done.server';
import type { Actions, PageServerLoad } from './$types';

const LIST = '/schoolloket/leerid-beheer';
/** A single pupil is done before one would look for a bar. */
const BLINK = 2_000;

/** A draft to change, a bar, or the result: whatever shows secrets only right after a second factor (D5). */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const actor = requireSchool(locals, 'beheerder');
	const { ctx } = locals;
	let batch = await readBatch(ctx, actor, params.id);
	if (batch.state === 'running' && batch.counts.total <= 5 && (await awaitBatch(ctx, batch.id, BLINK))) {
		batch = await readBatch(ctx, actor, params.id);
	}
	const already = readCount(url.searchParams, 'hebben');
	if (batch.state === 'running') return { batch, already, rows: null, print: null };
	requireFreshSecondFactor(locals);
	const { page } = readListQuery(url.searchParams, String);
	return {
		batch,
		already,
		rows: await readBatchPage(ctx, actor, { batchId: batch.id, page }),
		print: batch.state === 'done' ? await readPrintSettings(ctx, actor) : null
	};
};

export const actions: Actions = {
	gebruikersnaam: async (event) => {
		const { actor, form, row } = await readRow(event);
		const typed = readText(form, 'gebruikersnaam');
		const refusal = await changeDraftUsername(event.locals.ctx, actor, { ...row, typed });
		if (refusal) return fail(400, { refusal, itemId: row.itemId, typed });
		return back(event, row.itemId);
	},

	/** Another secret for one row, and for a basis account perhaps of another kind. */
	geheim: async (event) => {
		const { actor, form, row } = await readRow(event);
		await changeDraftSecret(event.locals.ctx, actor, { ...row, kind: readKind(form) });
		return back(event, row.itemId);
	},

	soort: async (event) => {
		const actor = requireSchool(event.locals, 'beheerder');
		const kind = readKind(await readForm(event.request));
		if (kind) await changeDraftKind(event.locals.ctx, actor, { batchId: event.params.id, kind });
		return back(event);
	},

	bewaren: async (event) => {
		const actor = requireSchool(event.locals, 'beheerder');
		await startBatch(event.locals.ctx, actor, event.params.id);
		redirect(303, `${LIST}/reeks/${event.params.id}`);
	},

	opnieuw: async ({ locals, params }) => {
		await retryBatch(locals.ctx, requireSchool(locals, 'beheerder'), params.id);
		redirect(303, `${LIST}/reeks/${params.id}`);
	},

	annuleer: async ({ locals, params }) => {
		await cancelDraft(locals.ctx, requireSchool(locals, 'beheerder'), params.id);
		redirect(303, LIST);
	}
};

type Event = RequestEvent<{ id: string }>;

async function readRow({ locals, params, request }: Event) {
	const actor = requireSchool(locals, 'beheerder');
	const form = await readForm(request);
	return { actor, form, row: { batchId: params.id, itemId: readText(form, 'rij') } };
}

/** To the same page of the draft, at the row that was changed. */
function back({ params, url }: Event, itemId?: string): never {
	const { page } = readListQuery(url.searchParams, String);
	const address = listAddress({ ...readListQuery(new URLSearchParams(), String), page });
	redirect(303, `${LIST}/reeks/${params.id}${address}${itemId ? `#rij-${itemId}` : ''}`);
}

function readKind(form: FormData): 'pictures' | 'word' | null {
	const kind = form.get('soort');
	return kind === 'pictures' || kind === 'word' ? kind : null;
}

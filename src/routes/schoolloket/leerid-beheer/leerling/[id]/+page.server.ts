import { oneLine } from '$lib/domain/desk/list-query';
import { readPreferences } from '$lib/domain/desk/preferences';
import { MAX_REASON_LENGTH } from '$lib/server/accounts';
import {
	createBatch,
	fetchPupil,
	readHistory,
	readPreferencesOf,
	releasePupil,
	removePasskeysAndAddress,
	renamePupil,
	savePreferences,
	selectPupils,
	setBlocked,
	startBatch,
	undo,
	viewPupil,
	voidCards
} from '$lib/server/desk';
import { readForm, readText } from '$lib/server/forms';
import type { Context } from '$lib/server/context';
import { requireSchool, type DeskActor } from '$lib/server/staff';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { readDone, tell } from '../../done.server';

const HERE = '/schoolloket/leerid-beheer';
const TABS = ['account', 'history', 'detail'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const actor = requireSchool(locals, 'beheerder', 'leerkracht');
	const { ctx } = locals;
	const pupil = await viewPupil(ctx, actor, params.id);
	const tab = TABS.find((tab) => tab === url.searchParams.get('tab')) ?? 'account';
	return {
		pupil,
		tab,
		manages: actor.roles.includes('beheerder'),
		history: tab === 'account' ? [] : await readHistory(ctx, actor, params.id),
		preferences: await readPreferencesOf(ctx, params.id),
		done: await readDone(ctx, actor, url)
	};
};

export const actions: Actions = {
	/** *Maak een LeerID aan*: a draft of one (F58). */
	maak: (event) => draftOf(event, 'create', null),

	/** A new secret: generated, never typed. For a basis account perhaps of another kind. */
	nieuw: async (event) => {
		const kind = (await readForm(event.request)).get('soort');
		return draftOf(event, 'renew', kind === 'pictures' || kind === 'word' ? kind : null);
	},

	gebruikersnaam: async ({ locals, params, request }) => {
		const actor = requireSchool(locals, 'beheerder');
		const typed = readText(await readForm(request), 'gebruikersnaam');
		const result = await renamePupil(locals.ctx, actor, { pupilId: params.id, typed });
		if ('refusal' in result)
			return result.refusal === 'elsewhere'
				? fail(400, { elsewhere: true })
				: fail(400, { usernameRefusal: result.refusal, typed });
		redirect(303, tell(pageOf(params.id), 'renamed', result));
	},

	blokkeer: async ({ locals, params, request }) => {
		const actor = requireSchool(locals, 'beheerder');
		const reason = oneLine(readText(await readForm(request), 'reden'), MAX_REASON_LENGTH);
		if (reason === '') return fail(400, { reasonMissing: true });
		if (await isElsewhere(locals.ctx, actor, params.id)) return fail(400, { elsewhere: true });
		const done = await setBlocked(locals.ctx, actor, { selection: { pupilIds: [params.id] }, reason });
		redirect(303, tell(pageOf(params.id), 'blocked', done));
	},

	deblokkeer: async ({ locals, params }) => {
		const actor = requireSchool(locals, 'beheerder');
		if (await isElsewhere(locals.ctx, actor, params.id)) return fail(400, { elsewhere: true });
		const done = await setBlocked(locals.ctx, actor, { selection: { pupilIds: [params.id] }, reason: null });
		redirect(303, tell(pageOf(params.id), 'unblocked', done));
	},

	kaart: async ({ locals, params, request }) => {
		const actor = requireSchool(locals, 'beheerder');
		const reason = oneLine(readText(await readForm(request), 'reden'), MAX_REASON_LENGTH);
		if (await isElsewhere(locals.ctx, actor, params.id)) return fail(400, { elsewhere: true });
		const { batchId } = await voidCards(locals.ctx, actor, { selection: { pupilIds: [params.id] }, reason });
		redirect(303, batchId ? `${HERE}/reeks/${batchId}` : tell(pageOf(params.id), 'voided'));
	},

	/** A teacher too may end a wait: it lets nobody in who does not know the secret (SECURITY §8 e). */
	vrijgeven: async ({ locals, params }) => {
		const actor = requireSchool(locals, 'beheerder', 'leerkracht');
		if (await releasePupil(locals.ctx, actor, params.id)) return fail(400, { elsewhere: true });
		redirect(303, tell(pageOf(params.id), 'released'));
	},

	/** For a lost device, or one that was never the pupil's. */
	weghalen: async ({ locals, params }) => {
		const actor = requireSchool(locals, 'beheerder');
		const refusal = await removePasskeysAndAddress(locals.ctx, actor, params.id);
		if (refusal) return fail(400, { elsewhere: true });
		redirect(303, tell(pageOf(params.id), 'removed'));
	},

	voorkeuren: async ({ locals, params, request }) => {
		const actor = requireSchool(locals, 'beheerder');
		const preferences = readPreferences(await readForm(request));
		const refusal = await savePreferences(locals.ctx, actor, { pupilId: params.id, preferences });
		if (refusal) return fail(400, { elsewhere: true });
		redirect(303, tell(pageOf(params.id), 'saved'));
	},

	ongedaan: async ({ locals, params, request }) => {
		const actor = requireSchool(locals, 'beheerder');
		const count = await undo(locals.ctx, actor, readText(await readForm(request), 'terug'));
		redirect(303, tell(pageOf(params.id), 'undone', { count }));
	}
};

type Event = RequestEvent<{ id: string }>;

/** The pupil is at another school now: the sentence for it, since the verb only passes over. */
const isElsewhere = async (ctx: Context, actor: DeskActor, pupilId: string) =>
	(await fetchPupil(ctx, actor, pupilId)).elsewhere;

const pageOf = (id: string) => `${HERE}/leerling/${id}`;

/** A draft for this one pupil; a new secret needs no look beforehand and is made at once. */
async function draftOf(
	{ locals, params }: Event,
	purpose: 'create' | 'renew',
	kind: 'pictures' | 'word' | null
) {
	const actor = requireSchool(locals, 'beheerder');
	const { ctx } = locals;
	const pupils = await selectPupils(ctx, actor, { pupilIds: [params.id] });
	const batchId = await createBatch(ctx, actor, { purpose, pupils, kind });
	if (!batchId && purpose === 'renew' && pupils.some(({ elsewhere }) => elsewhere))
		return fail(400, { elsewhere: true });
	if (!batchId) redirect(303, pageOf(params.id));
	if (purpose === 'renew') await startBatch(ctx, actor, batchId);
	redirect(303, `${HERE}/reeks/${batchId}`);
}

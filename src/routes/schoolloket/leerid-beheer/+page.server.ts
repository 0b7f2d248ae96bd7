import { listAddress, oneLine } from '$lib/domain/desk/list-query';
import { previewOf } from '$lib/domain/desk/preview';
import { MAX_REASON_LENGTH } from '$lib/server/accounts';
import {
	createBatch,
	forgetTicks,
	listPupils,
	readAroundList,
	readDeskQuery,
	sealSearch,
	selectPupils,
	setBlocked,
	startBatch,
	undo,
	voidCards
} from '$lib/server/desk';
import { readForm, readText } from '$lib/server/forms';
import { requireSchool, requireStaff } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { readDone, tell } from './done.server';
import { keepPage, readAction, readSelection } from './selection.server';

const HERE = '/schoolloket/leerid-beheer';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = requireSchool(locals, 'beheerder', 'leerkracht');
	const { ctx } = locals;
	const query = readDeskQuery(ctx, actor, url.searchParams);
	const manages = actor.roles.includes('beheerder');
	// None waits for another: one after the other they were half of the time that a list took.
	const [around, list, done] = await Promise.all([
		readAroundList(ctx, actor, requireStaff(locals)),
		listPupils(ctx, actor, query),
		readDone(ctx, actor, url)
	]);
	return { ...around, query, manages, list, done };
};

export const actions: Actions = {
	/** *Zoek*: what was typed goes sealed into the address, so that back and reload find it and nobody else reads it. */
	zoek: async ({ locals, request }) => {
		const actor = requireSchool(locals, 'beheerder', 'leerkracht');
		const form = await readForm(request);
		await keepPage(locals, actor, form);
		const asked = new URLSearchParams({ zoek: sealSearch(locals.ctx, actor, readText(form, 'zoek')) });
		for (const name of ['groep', 'klas', 'status', 'type', 'sorteer']) asked.set(name, readText(form, name));
		redirect(303, HERE + listAddress(readDeskQuery(locals.ctx, actor, asked)));
	},

	/** To another page, order or filter of the list; what is ticked here stays ticked. */
	blader: async ({ locals, request }) => {
		const actor = requireSchool(locals, 'beheerder', 'leerkracht');
		const form = await readForm(request);
		await keepPage(locals, actor, form);
		const asked = new URLSearchParams(readText(form, 'naar'));
		redirect(303, HERE + listAddress(readDeskQuery(locals.ctx, actor, asked)));
	},

	/** Nothing is ticked any more, on no page. */
	wis: async ({ locals, url }) => {
		const actor = requireSchool(locals, 'beheerder', 'leerkracht');
		await forgetTicks(locals.ctx, requireStaff(locals));
		redirect(303, HERE + listAddress(readDeskQuery(locals.ctx, actor, url.searchParams)));
	},

	/** *Maak LeerID's aan*: a draft of those in the selection who have none. */
	maak: async ({ locals, request, url }) => {
		const actor = requireSchool(locals, 'beheerder');
		const selection = await readSelection(locals, actor, { form: await readForm(request), url });
		const pupils = await selectPupils(locals.ctx, actor, selection);
		if (pupils.length === 0) return fail(400, { refusal: 'nobody' as const });
		const batchId = await createBatch(locals.ctx, actor, { purpose: 'create', pupils, kind: null });
		if (!batchId) return fail(400, { refusal: 'nothingToDo' as const });
		await forgetTicks(locals.ctx, requireStaff(locals));
		const { skipped } = previewOf('create', pupils);
		redirect(303, `${HERE}/reeks/${batchId}${skipped > 0 ? `?hebben=${skipped}` : ''}`);
	},

	/** Shows what an action on the selection will do, before it does it. */
	voorbeeld: async ({ locals, request, url }) => {
		const actor = requireSchool(locals, 'beheerder', 'leerkracht');
		const form = await readForm(request);
		const action = readAction(form);
		if (action === null || action === 'create') return fail(400, { refusal: 'nobody' as const });
		if (action !== 'reprint') requireSchool(locals, 'beheerder');
		const selection = await readSelection(locals, actor, { form, url });
		const pupils = await selectPupils(locals.ctx, actor, selection);
		if (pupils.length === 0) return fail(400, { refusal: 'nobody' as const });
		const preview = previewOf(action, pupils);
		if (preview.affected === 0)
			return fail(400, {
				refusal: preview.elsewhere > 0 ? ('elsewhere' as const) : ('nothingToDo' as const)
			});
		return { preview: { action, ...preview, pupilIds: pupils.map(({ pupilId }) => pupilId) } };
	},

	doe: async ({ locals, request, url }) => {
		const actor = requireSchool(locals, 'beheerder');
		const { ctx } = locals;
		const form = await readForm(request);
		const action = readAction(form);
		const selection = await readSelection(locals, actor, { form, url });
		const reason = oneLine(readText(form, 'reden'), MAX_REASON_LENGTH);
		const list = HERE + listAddress(readDeskQuery(ctx, actor, url.searchParams));
		const forget = () => forgetTicks(ctx, requireStaff(locals));
		if (action === 'block' || action === 'unblock') {
			if (action === 'block' && reason === '') return fail(400, await again(action));
			const { count, undoId } = await setBlocked(ctx, actor, {
				selection,
				reason: action === 'block' ? reason : null
			});
			await forget();
			redirect(303, tell(list, action === 'block' ? 'blocked' : 'unblocked', { count, undoId }));
		}
		if (action === 'void') {
			const { count, batchId } = await voidCards(ctx, actor, { selection, reason });
			await forget();
			redirect(303, batchId ? `${HERE}/reeks/${batchId}` : tell(list, 'voided', { count }));
		}
		if (action !== 'renew' && action !== 'pictures' && action !== 'word') {
			return fail(400, { refusal: 'nobody' as const });
		}
		const kind = action === 'renew' ? null : action;
		const batchId = await createBatch(ctx, actor, {
			purpose: 'renew',
			pupils: await selectPupils(ctx, actor, selection),
			kind
		});
		if (!batchId) return fail(400, { refusal: 'nothingToDo' as const });
		await startBatch(ctx, actor, batchId);
		await forget();
		redirect(303, `${HERE}/reeks/${batchId}`);

		async function again(action: 'block') {
			const pupils = await selectPupils(ctx, actor, selection);
			const pupilIds = pupils.map(({ pupilId }) => pupilId);
			return { reasonMissing: true, preview: { action, ...previewOf(action, pupils), pupilIds } };
		}
	},

	ongedaan: async ({ locals, request, url }) => {
		const actor = requireSchool(locals, 'beheerder');
		const count = await undo(locals.ctx, actor, readText(await readForm(request), 'terug'));
		const list = HERE + listAddress(readDeskQuery(locals.ctx, actor, url.searchParams));
		redirect(303, tell(list, 'undone', { count }));
	}
};

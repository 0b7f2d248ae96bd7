import {
	listSpareCards,
	makeSpareCards,
	MAX_SPARE_CARDS,
	takeSpareCardsBack,
	voidSpareCards
} from '$lib/server/desk';
import { readForm, readWhole } from '$lib/server/forms';
import { requireSchool } from '$lib/server/staff';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const MOST_AT_ONCE = 60;

export const load: PageServerLoad = async ({ locals }) => {
	const actor = requireSchool(locals, 'beheerder', 'leerkracht');
	return {
		manages: actor.roles.includes('beheerder'),
		cards: await listSpareCards(locals.ctx, actor),
		most: MAX_SPARE_CARDS
	};
};

const ticked = (form: FormData) => form.getAll('kaart').filter((value) => typeof value === 'string');

export const actions: Actions = {
	maak: async ({ locals, request }) => {
		const actor = requireSchool(locals, 'beheerder');
		const count = readWhole(await readForm(request), 'aantal', 1, MOST_AT_ONCE);
		if (count === null) return fail(400, { refusal: 'badCount' as const });
		const made = await makeSpareCards(locals.ctx, actor, count);
		if (made === 'too-many') return fail(400, { refusal: 'tooMany' as const });
		return { done: 'made' as const, count, made };
	},

	terug: async ({ locals, request }) => {
		const actor = requireSchool(locals, 'beheerder');
		const cardIds = ticked(await readForm(request));
		if (cardIds.length === 0) return fail(400, { refusal: 'none' as const });
		return { done: 'taken' as const, count: await takeSpareCardsBack(locals.ctx, actor, cardIds) };
	},

	ongeldig: async ({ locals, request }) => {
		const actor = requireSchool(locals, 'beheerder');
		const cardIds = ticked(await readForm(request));
		if (cardIds.length === 0) return fail(400, { refusal: 'none' as const });
		return { done: 'voided' as const, count: await voidSpareCards(locals.ctx, actor, cardIds) };
	}
};

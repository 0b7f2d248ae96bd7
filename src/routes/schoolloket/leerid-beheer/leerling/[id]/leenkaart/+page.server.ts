import { getSettings } from '$lib/server/env';
import { fetchPupil, lendSpareCard, readLoan, returnSpareCard } from '$lib/server/desk';
import { readForm, readText } from '$lib/server/forms';
import { requireSchool } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import { tell } from '../../../done.server';
import type { Actions, PageServerLoad } from './$types';

const pageOf = (id: string) => `/schoolloket/leerid-beheer/leerling/${id}`;

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = requireSchool(locals, 'beheerder', 'leerkracht');
	const { enrollment, account } = await fetchPupil(locals.ctx, actor, params.id);
	return {
		pupilId: params.id,
		name: `${enrollment.givenName} ${enrollment.familyName}`,
		loan: account && (await readLoan(locals.ctx, account.accountId)),
		/** The scanner reads cards of these addresses only (SECURITY A7). */
		origins: [getSettings().origin.origin]
	};
};

export const actions: Actions = {
	/** What a camera read of the card, or the number that was typed. */
	leen: async ({ locals, params, request }) => {
		const actor = requireSchool(locals, 'beheerder', 'leerkracht');
		const typed = readText(await readForm(request), 'leenkaart');
		if (typed.trim() === '') return fail(400, { refusal: 'missing' as const, typed });
		const result = await lendSpareCard(locals.ctx, actor, { pupilId: params.id, typed });
		// A number is given back to be mended; what was scanned is no text for anybody.
		if ('refusal' in result) return fail(400, { refusal: result.refusal, typed: typed.slice(0, 6) });
		redirect(303, tell(pageOf(params.id), 'lent', { count: result.number }));
	},

	terug: async ({ locals, params }) => {
		const actor = requireSchool(locals, 'beheerder', 'leerkracht');
		const refusal = await returnSpareCard(locals.ctx, actor, params.id);
		if (refusal) return fail(400, { refusal, typed: '' });
		redirect(303, tell(pageOf(params.id), 'returned'));
	}
};

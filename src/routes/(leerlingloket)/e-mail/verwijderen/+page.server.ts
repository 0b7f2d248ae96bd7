import { readEmail, removeAddress } from '$lib/server/email-addresses';
import { readForm } from '$lib/server/forms';
import { redirect } from '@sveltejs/kit';
import { askPassword, ownerOf, requireOwnAccount } from '../../own-account.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { accountId, username } = requireOwnAccount(locals).account;
	const { verified, waiting } = await readEmail(locals.ctx, accountId);
	const address = verified ?? waiting;
	if (address === null) redirect(303, '/profiel');
	return { username, address };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, request } = event;
		const session = requireOwnAccount(locals);
		const doubt = await askPassword(event, session, await readForm(request));
		if (doubt) return doubt;
		await removeAddress(locals.ctx, { owner: ownerOf(session), locale: locals.locale });
		redirect(303, '/profiel?verwijderd');
	}
};

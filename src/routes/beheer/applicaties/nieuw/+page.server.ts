import { isClientId, readApplicationInput } from '$lib/domain/applications/application-input';
import { createApplication } from '$lib/server/applications/management';
import { readForm, readText } from '$lib/server/forms';
import { hasFreshSecondFactor, requireFreshSecondFactor } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import { allowLoopback, requireOperator } from '../../manager.server';
import { blank, readTyped } from '../application-form.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	requireOperator(locals);
	requireFreshSecondFactor(locals);
	return { typed: blank() };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		requireOperator(locals);
		const form = await readForm(request);
		const typed = readTyped(form);
		const clientId = readText(form, 'clientId').trim();
		if (!hasFreshSecondFactor(locals)) return fail(403, { typed, clientId, stale: true });
		const read = readApplicationInput(typed, { clientId, allowLoopback: allowLoopback() });
		const wrongId = isClientId(clientId)
			? []
			: [{ field: 'clientId' as const, code: 'bad-client-id' as const }];
		if ('refusals' in read) return fail(400, { typed, clientId, refusals: [...wrongId, ...read.refusals] });
		const made = await createApplication(locals.ctx, { clientId, input: read.input });
		if ('refusal' in made) {
			return fail(400, { typed, clientId, refusals: [{ field: 'clientId' as const, code: made.refusal }] });
		}
		redirect(303, `/beheer/applicaties/${made.id}?gedaan=created`);
	}
};

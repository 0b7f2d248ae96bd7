import { readApplicationInput } from '$lib/domain/applications/application-input';
import { MAX_LOGO_BYTES } from '$lib/domain/applications/logo';
import { fetchManaged, setLogo, setStatus, updateApplication } from '$lib/server/applications/management';
import { readForm, readText } from '$lib/server/forms';
import { hasFreshSecondFactor, requireFreshSecondFactor } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import { allowLoopback, requireOperator } from '../../manager.server';
import { readTyped, typedOf } from '../application-form.server';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['created', 'saved', 'activated', 'suspended', 'logoSaved'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const manager = requireOperator(locals);
	requireFreshSecondFactor(locals);
	const application = await fetchManaged(locals.ctx, manager, params.id);
	const { id, clientId, name, status, logo } = application;
	const done = url.searchParams.get('gedaan');
	return {
		application: { id, clientId, name, status, logo },
		typed: typedOf(application),
		done: DONE.find((one) => one === done) ?? null
	};
};

export const actions: Actions = {
	bewaar: async ({ locals, params, request }) => {
		const manager = requireOperator(locals);
		const typed = readTyped(await readForm(request));
		if (!hasFreshSecondFactor(locals)) return fail(403, { typed, stale: true });
		const { id, clientId } = await fetchManaged(locals.ctx, manager, params.id);
		const read = readApplicationInput(typed, { clientId, allowLoopback: allowLoopback() });
		if ('refusals' in read) return fail(400, { typed, refusals: read.refusals });
		await updateApplication(locals.ctx, { id, input: read.input });
		redirect(303, `/beheer/applicaties/${id}?gedaan=saved`);
	},
	toestand: async ({ locals, params, request }) => {
		requireOperator(locals);
		requireFreshSecondFactor(locals);
		const status = readText(await readForm(request), 'toestand') === 'active' ? 'active' : 'suspended';
		const lacking = await setStatus(locals.ctx, { id: params.id, status });
		if (lacking.length > 0) return fail(400, { lacking });
		redirect(
			303,
			`/beheer/applicaties/${params.id}?gedaan=${status === 'active' ? 'activated' : 'suspended'}`
		);
	},
	logo: async ({ locals, params, request }) => {
		requireOperator(locals);
		requireFreshSecondFactor(locals);
		const form = await readForm(request);
		const file = form.get('logo');
		const removes = readText(form, 'weg') === '1';
		if (!removes && !(file instanceof File && file.size > 0)) return fail(400, { logo: 'not-png' as const });
		if (file instanceof File && file.size > MAX_LOGO_BYTES) return fail(400, { logo: 'too-large' as const });
		const bytes = removes || !(file instanceof File) ? null : new Uint8Array(await file.arrayBuffer());
		const refusal = await setLogo(locals.ctx, { id: params.id, bytes });
		if (refusal) return fail(400, { logo: refusal });
		redirect(303, `/beheer/applicaties/${params.id}?gedaan=logoSaved`);
	}
};

import { isClassSource } from '$lib/domain/consent/software';
import { readConsent, setPackage } from '$lib/server/consent';
import { readForm, readText } from '$lib/server/forms';
import { requireSchool } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { requireSettings } from './rights.server';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = requireSettings(locals);
	const manages = actor.roles.includes('beheerder') || actor.roles.includes('director');
	return {
		school: actor.school,
		decides: actor.decides,
		manages,
		readsIn: actor.roles.includes('beheerder'),
		consent: await readConsent(locals.ctx, actor),
		packageSaved: url.searchParams.get('gedaan') === 'pakket'
	};
};

export const actions: Actions = {
	/** *Mijn Schoolsoftware*. */
	pakket: async ({ locals, request }) => {
		const actor = requireSchool(locals, 'beheerder', 'director');
		const software = readText(await readForm(request), 'pakket');
		if (!isClassSource(software)) return fail(400, { refusal: 'no-package' as const });
		await setPackage(locals.ctx, actor, software);
		redirect(303, '/schoolloket/schoolinstellingen?gedaan=pakket');
	}
};

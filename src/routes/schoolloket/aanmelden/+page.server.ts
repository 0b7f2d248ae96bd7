import { readForm, readText } from '$lib/server/forms';
import { hasExternalProvider, signInStaffOnDevice } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import { returnTo, secondsUntil, withReturn } from '../return-to.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const back = returnTo(url);
	if (locals.staff?.fullySignedIn) redirect(303, back);
	return { back, external: hasExternalProvider(), wasSent: url.searchParams.has('naar') };
};

export const actions: Actions = {
	default: async ({ cookies, locals, request, url }) => {
		const form = await readForm(request);
		const [email, password] = [readText(form, 'email'), readText(form, 'password')];
		if (email.trim() === '' || password === '') return fail(400, { refusal: 'missing' as const, email });
		const result = await signInStaffOnDevice(locals.ctx, cookies, { email, password });
		if (result.outcome === 'half')
			redirect(303, withReturn('/schoolloket/aanmelden/tweede-stap', returnTo(url)));
		if (result.outcome === 'wait')
			return fail(429, { wait: secondsUntil(result.until, locals.ctx.now), email });
		return fail(result.outcome === 'blocked' ? 403 : 400, { refusal: result.outcome, email });
	}
};

import { readForm, readText } from '$lib/server/forms';
import {
	endOtherSessions,
	readOwnAccount,
	removeFactor,
	renewRecoveryCodes,
	replacePasswordOnDevice,
	requireFreshSecondFactor,
	requireStaff
} from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import { secondsUntil } from '../return-to.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	account: await readOwnAccount(locals.ctx, requireStaff(locals))
});

export const actions: Actions = {
	remove: async ({ locals, request }) => {
		const session = requireStaff(locals);
		requireFreshSecondFactor(locals);
		const refusal = await removeFactor(locals.ctx, session, readText(await readForm(request), 'factor'));
		return refusal ? fail(400, { factor: refusal }) : { done: 'removed' as const };
	},
	codes: async ({ locals }) => {
		const session = requireStaff(locals);
		requireFreshSecondFactor(locals);
		await renewRecoveryCodes(locals.ctx, session);
		redirect(303, '/schoolloket/aanmelden/herstelcodes?naar=/schoolloket/mijn-account');
	},
	password: async ({ cookies, locals, request }) => {
		const session = requireStaff(locals);
		const form = await readForm(request);
		const input = { session, current: readText(form, 'current'), password: readText(form, 'password') };
		const result = await replacePasswordOnDevice(locals.ctx, cookies, input);
		if ('wait' in result) return fail(429, { wait: secondsUntil(result.wait, locals.ctx.now) });
		return 'refusal' in result
			? fail(400, { password: result.refusal })
			: { done: 'passwordChanged' as const };
	},
	endOthers: async ({ locals }) => {
		await endOtherSessions(locals.ctx, requireStaff(locals));
		return { done: 'othersEnded' as const };
	}
};

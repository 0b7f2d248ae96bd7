import { readForm, readText } from '$lib/server/forms';
import { beginPasskey, confirmOnDevice, type SecondFactor, type StaffSession } from '$lib/server/staff';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { returnTo, secondsUntil } from '../return-to.server';

/** The actions of a page that asks the second factor; `whose` says whose, or sends away. */
export const confirmActions = (whose: (event: RequestEvent) => StaffSession) => ({
	code: async (event: RequestEvent) => {
		const code = readText(await readForm(event.request), 'code');
		if (code.trim() === '') return fail(400, { refusal: 'missing' as const });
		return confirm(event, { session: whose(event), factor: { kind: 'code', code } });
	},
	beginPasskey: async (event: RequestEvent) => ({
		options: await beginPasskey(event.locals.ctx, whose(event))
	}),
	passkey: async (event: RequestEvent) => {
		const response = readText(await readForm(event.request), 'response');
		return confirm(event, { session: whose(event), factor: { kind: 'passkey', response } });
	}
});

async function confirm(
	{ locals, cookies, url }: RequestEvent,
	given: { session: StaffSession; factor: SecondFactor }
) {
	const result = await confirmOnDevice(locals.ctx, cookies, given);
	if (result.outcome === 'confirmed') redirect(303, returnTo(url));
	if (result.outcome === 'wait') return fail(429, { wait: secondsUntil(result.until, locals.ctx.now) });
	return fail(400, {
		refusal: given.factor.kind === 'passkey' ? ('passkey' as const) : ('refused' as const)
	});
}

import { protocolOf } from '$lib/domain/consent/protocols';
import { findConsent } from '$lib/server/consent';
import { AppError } from '$lib/server/errors';
import type { PageServerLoad } from './$types';
import { requireSettings } from '../../rights.server';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = requireSettings(locals);
	const consent = await findConsent(locals.ctx, actor, params.consent);
	if (!consent) throw new AppError('not-found');
	const protocol = protocolOf(consent.protocolVersion);
	return { school: actor.school, consent, protocol };
};

import { Problem, requireMachine } from '$lib/server/api';
import { findSender, type DeliveryRefusal, type Sender } from '$lib/server/consent';
import type { Context } from '$lib/server/context';
import type { RequestEvent } from '@sveltejs/kit';

/** The package that asks. Throws a `Problem` for a machine that speaks for none. */
export async function requireSender(event: RequestEvent): Promise<{ ctx: Context; sender: Sender }> {
	const { ctx, applicationId, clientId } = await requireMachine(event, 'class-information.deliver');
	const sender = await findSender(ctx, { applicationId, clientId });
	if (!sender)
		throw new Problem(403, 'no-package', {
			detail: 'The operator has not said which package this machine speaks for.'
		});
	return { ctx, sender };
}

const STATUS: Record<DeliveryRefusal, number> = {
	'unknown-school': 404,
	'no-consent': 403,
	'key-reused': 409,
	overtaken: 409,
	'whole-first': 409,
	'nothing-usable': 422
};

export const problemOf = (refusal: DeliveryRefusal): Problem => new Problem(STATUS[refusal], refusal);

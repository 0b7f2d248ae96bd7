import type { Context } from '../context';
import { getSettings } from '../env';
import { inviteStaff, type InvitationRefusal } from './invite-staff';

/**
 * Invites an operator from the command line: how the first one comes in. The answer is the link, to be given to that person
 * and to nobody else; it is shown once and can be used once.
 */
export async function inviteOperator(
	ctx: Context,
	{ email, name }: { email: string; name?: string }
): Promise<{ refusal: InvitationRefusal } | { url: string }> {
	const invited = await inviteStaff(ctx, null, {
		email,
		name: name || email,
		role: 'operator',
		schoolId: null
	});
	if ('refusal' in invited) return invited;
	return { url: new URL(`/schoolloket/uitnodiging/${invited.token}`, getSettings().origin).href };
}

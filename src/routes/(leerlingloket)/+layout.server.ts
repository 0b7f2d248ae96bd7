import { requireSession } from '$lib/server/sessions';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
	const { givenName, familyName } = requireSession(locals).account;
	return { name: `${givenName} ${familyName}` };
};

import { readProfile } from '$lib/server/profile';
import { requireSession } from '$lib/server/sessions';
import { passkeysWork } from '$lib/server/webauthn';
import { longDay, longSchoolDay } from '../show-time';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx, locale } = locals;
	const { createdAt, schools, ...profile } = await readProfile(ctx, requireSession(locals).account);
	return {
		...profile,
		created: longDay(locale, createdAt),
		schools: schools.map(({ until, ...school }) => ({ ...school, until: longSchoolDay(locale, until) })),
		passkeysWork: passkeysWork(),
		emailRemoved: url.searchParams.has('verwijderd')
	};
};

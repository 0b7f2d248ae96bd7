import { isSchoolRole, STAFF_ROLES } from '$lib/domain/staff/roles';
import { listClasses, titlesOf } from '$lib/server/consent';
import { readForm, readText } from '$lib/server/forms';
import {
	endRole,
	findSchool,
	inviteStaff,
	listColleagues,
	listGroups,
	listInvitations,
	setColleagueBlocked,
	setTeacherGroups,
	withdrawInvitation
} from '$lib/server/staff';
import { fail } from '@sveltejs/kit';
import { colleagueScope } from './scope.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, school, service, givable } = await colleagueScope(locals, url);
	return {
		school,
		service,
		givable,
		ownId: actor.staffId,
		groups: school && !service ? await listGroups(locals.ctx, school.id) : [],
		classes: school && !service ? titlesOf(await listClasses(locals.ctx, school.id)) : [],
		colleagues: await listColleagues(locals.ctx, actor.schoolId),
		invitations: await listInvitations(locals.ctx, actor.schoolId)
	};
};

export const actions: Actions = {
	invite: async ({ locals, request, url }) => {
		const { actor, school, service } = await colleagueScope(locals, url);
		const form = await readForm(request);
		const typed = {
			name: readText(form, 'name'),
			email: readText(form, 'email'),
			role: readText(form, 'role'),
			until: readText(form, 'until'),
			number: readText(form, 'school'),
			groupIds: form.getAll('groups').map(String),
			classTitles: form.getAll('classes').map(String)
		};
		const role = STAFF_ROLES.find((one) => one === typed.role);
		if (!role) return fail(400, { refusal: 'not-yours-to-give' as const, typed });
		const where = service && !school ? await findSchool(locals.ctx, typed.number) : school;
		if (isSchoolRole(role) && !where) return fail(400, { refusal: 'no-school' as const, typed });
		const schoolId = isSchoolRole(role) && where ? where.id : null;
		const result = await inviteStaff(locals.ctx, actor, { ...typed, role, schoolId });
		if ('refusal' in result) return fail(400, { refusal: result.refusal, typed });
		return { done: 'sent' as const, email: typed.email };
	},
	end: async ({ locals, request, url }) => {
		const { actor } = await colleagueScope(locals, url);
		await endRole(locals.ctx, actor, readText(await readForm(request), 'right'));
		return { done: 'ended' as const };
	},
	/** `op` is who, `stand` whether the block is set or taken away. */
	block: async ({ locals, request, url }) => {
		const { actor } = await colleagueScope(locals, url);
		const form = await readForm(request);
		const blocked = readText(form, 'stand') === 'blocked';
		const refusal = await setColleagueBlocked(locals.ctx, actor, { staffId: readText(form, 'op'), blocked });
		if (refusal) return fail(400, { blockRefusal: refusal });
		return { done: blocked ? ('nowBlocked' as const) : ('nowUnblocked' as const) };
	},
	groups: async ({ locals, request, url }) => {
		const { actor } = await colleagueScope(locals, url);
		const form = await readForm(request);
		const groupIds = form.getAll('groups').map(String);
		const refusal = await setTeacherGroups(locals.ctx, actor, {
			roleId: readText(form, 'right'),
			groupIds,
			classTitles: form.getAll('classes').map(String)
		});
		return refusal ? fail(400, { refusal, typed: null }) : { done: 'groupsSaved' as const };
	},
	withdraw: async ({ locals, request, url }) => {
		const { actor } = await colleagueScope(locals, url);
		await withdrawInvitation(locals.ctx, actor, readText(await readForm(request), 'invitation'));
		return { done: 'withdrawn' as const };
	}
};

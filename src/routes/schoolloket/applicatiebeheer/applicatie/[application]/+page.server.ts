import {
	assign,
	fetchSchoolApplication,
	previewAssignment,
	previewWithdrawal,
	setGivenClaims,
	withdraw
} from '$lib/server/desk/applications';
import { schoolDay } from '$lib/domain/accounts/school-day';
import { fetchPupil, listGroups, listOwnClasses } from '$lib/server/desk';
import { readForm, readText } from '$lib/server/forms';
import { fail, redirect } from '@sveltejs/kit';
import { requireApplicationRight } from '../../rights.server';
import type { Actions, PageServerLoad } from './$types';
import { readAssignment } from './assignment-form.server';

const HERE = '/schoolloket/applicatiebeheer/applicatie';
const DONE = ['assigned', 'withdrawn', 'facts'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const actor = requireApplicationRight(locals);
	const { ctx } = locals;
	const asked = url.searchParams.get('leerling');
	const pupil = asked === null ? null : await fetchPupil(ctx, actor, asked);
	const done = url.searchParams.get('gedaan');
	return {
		application: await fetchSchoolApplication(ctx, actor, params.application),
		groups: await listGroups(ctx, actor),
		classes: await listOwnClasses(ctx, actor),
		today: schoolDay(ctx.now),
		groupId: url.searchParams.get('groep'),
		pupil: pupil && {
			pupilId: pupil.pupilId,
			name: `${pupil.enrollment.givenName} ${pupil.enrollment.familyName}`
		},
		done: DONE.find((one) => one === done) ?? null
	};
};

export const actions: Actions = {
	/** Shows what assigning will do, before it does it. */
	voorbeeld: async ({ locals, params, request }) => {
		const actor = requireApplicationRight(locals);
		const input = readAssignment(await readForm(request), params.application);
		const result = await previewAssignment(locals.ctx, actor, input);
		if ('refusal' in result) return fail(400, { refusal: result.refusal, input });
		return { preview: result, input };
	},
	wijsToe: async ({ locals, params, request }) => {
		const actor = requireApplicationRight(locals);
		const input = readAssignment(await readForm(request), params.application);
		const result = await assign(locals.ctx, actor, input);
		if ('refusal' in result) return fail(400, { refusal: result.refusal, input });
		redirect(303, `${HERE}/${params.application}?gedaan=assigned#toegewezen`);
	},
	voorbeeldIntrekken: async ({ locals, request }) => {
		const actor = requireApplicationRight(locals);
		const assignmentId = readText(await readForm(request), 'toewijzing');
		return { preview: await previewWithdrawal(locals.ctx, actor, assignmentId), assignmentId };
	},
	trekIn: async ({ locals, params, request }) => {
		const actor = requireApplicationRight(locals);
		await withdraw(locals.ctx, actor, readText(await readForm(request), 'toewijzing'));
		redirect(303, `${HERE}/${params.application}?gedaan=withdrawn#toegewezen`);
	},
	gegevens: async ({ locals, params, request }) => {
		const actor = requireApplicationRight(locals);
		const given = (await readForm(request)).getAll('gegeven').map(String);
		await setGivenClaims(locals.ctx, actor, { applicationId: params.application, given });
		redirect(303, `${HERE}/${params.application}?gedaan=facts#gegevens`);
	}
};

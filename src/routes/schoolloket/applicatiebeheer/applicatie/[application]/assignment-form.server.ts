import type { AssignmentTarget } from '$lib/domain/applications/assignment-change';
import type { AssignmentInput } from '$lib/server/desk/applications';
import { readText } from '$lib/server/forms';

/** What the form about assigning asks; ids unproved. */
export function readAssignment(form: FormData, applicationId: string): AssignmentInput {
	return {
		applicationId,
		effect: readText(form, 'wat') === 'withhold' ? 'withhold' : 'give',
		targets: readTargets(form),
		fromDay: readText(form, 'vanaf') || null,
		untilDay: readText(form, 'tot') || null
	};
}

function readTargets(form: FormData): AssignmentTarget[] {
	const texts = (name: string) => [...new Set(form.getAll(name).filter((one) => typeof one === 'string'))];
	switch (readText(form, 'niveau')) {
		case 'school':
			return [{ level: 'school', id: null }];
		case 'group':
			return texts('groep').map((id) => ({ level: 'group', id }));
		case 'class':
			return texts('klas').map((id) => ({ level: 'class', id }));
		case 'pupil':
			return texts('leerling').map((id) => ({ level: 'pupil', id }));
		default:
			return [];
	}
}

import type { PageServerLoad } from './$types';
import { requireSettings } from '../rights.server';

export const load: PageServerLoad = ({ locals }) => {
	requireSettings(locals);
};

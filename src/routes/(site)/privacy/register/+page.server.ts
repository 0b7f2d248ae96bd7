import { readRegister } from '$lib/server/retention';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ register: await readRegister(locals.ctx) });

import { connectionActions, loadConnection } from '../../connection.server';
import { requireSupplier } from '../../manager.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	loadConnection(locals, requireSupplier(locals), params.id);

export const actions: Actions = connectionActions(requireSupplier);

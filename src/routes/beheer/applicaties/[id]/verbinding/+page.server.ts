import { connectionActions, loadConnection } from '../../../connection.server';
import { requireOperator } from '../../../manager.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	loadConnection(locals, requireOperator(locals), params.id);

export const actions: Actions = connectionActions(requireOperator);

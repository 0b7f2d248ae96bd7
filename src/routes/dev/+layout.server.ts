import { requireDevPages } from './dev-pages.server';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = () => {
	requireDevPages();
};

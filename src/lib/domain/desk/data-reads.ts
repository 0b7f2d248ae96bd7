import type { ListQuery } from './list-query';

/** What somebody of the desk can see of pupils; each word is also in the register. */
export const DATA_READS = [
	'list',
	'pupil',
	'history',
	'why-not',
	'help',
	'batch',
	'secrets',
	'cards',
	'assignments',
	'school-year',
	'export',
	'touched'
] as const;
export type DataRead = (typeof DATA_READS)[number];

/** Those that leave the desk as a file: what a leak is asked about first (F90). */
export const DOWNLOADS: readonly DataRead[] = ['secrets', 'cards', 'export', 'touched'];

/** Which kinds of filters a list was asked with. What was typed is not among them: it is often a name. */
export function filterKinds({ search, groupId, status, type }: ListQuery): string[] {
	const asked = {
		search: search !== '',
		group: groupId !== null,
		status: status !== null,
		type: type !== null
	};
	return Object.entries(asked).flatMap(([kind, given]) => (given ? [kind] : []));
}

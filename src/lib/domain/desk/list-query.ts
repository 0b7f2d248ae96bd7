import type { AccountType } from '../accounts/account-type';
import { MAX_TITLE_LENGTH } from '../consent/class-row';

/** What the list shows of an account (F51). `temporary`: active, but the temporary password was not replaced yet. */
export type PupilStatus = 'none' | 'active' | 'inactive' | 'temporary' | 'blocked';

/** The columns of F52, in the order in which they stand. */
export const SORT_COLUMNS = ['stamnummer', 'voornaam', 'naam', 'groep', 'status', 'type'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** What the list is asked for; all of it stands in the address, so that back and reload find it again. */
export interface ListQuery {
	/** As typed, at most 100 characters. */
	search: string;
	/** The same as it stands in the address, where it is not to be read; '' without a search. */
	sealedSearch: string;
	/** An administrative group; unproved. */
	groupId: string | null;
	/** A class, or a part of one, as the school calls it; unproved. Known only with the school's consent (F51). */
	classTitle: string | null;
	status: PupilStatus | null;
	type: AccountType | null;
	sort: SortColumn;
	descending: boolean;
	/** From 1. */
	page: number;
}

/** Rows a page. */
export const PAGE_SIZE = 50;
/** Nobody types more; bounds the work (SECURITY 1.3.12). */
export const MAX_SEARCH_LENGTH = 100;
const MAX_SEARCH_WORDS = 8;
const MAX_PAGE = 100_000;

/** The words of the address. */
export const STATUS_WORDS = {
	none: 'geen-account',
	active: 'actief',
	inactive: 'inactief',
	temporary: 'tijdelijk',
	blocked: 'geblokkeerd'
} as const satisfies Record<PupilStatus, string>;
export const STATUSES = Object.keys(STATUS_WORDS) as PupilStatus[];

/**
 * Reads the address of the list. `open` gives what was searched, or '' for what it cannot open. Never throws: what is not
 * understood counts as not asked.
 */
export function readListQuery(parameters: URLSearchParams, open: (sealed: string) => string): ListQuery {
	const sealed = parameters.get('zoek') ?? '';
	const search = sealed && oneLine(open(sealed), MAX_SEARCH_LENGTH);
	const sort = parameters.get('sorteer') ?? '';
	const column = sort.replace(/^-/, '');
	const type = parameters.get('type');
	const page = Number(parameters.get('pagina'));
	return {
		search,
		sealedSearch: search && sealed,
		groupId: parameters.get('groep') || null,
		classTitle: oneLine(parameters.get('klas') ?? '', 2 * MAX_TITLE_LENGTH) || null,
		status: STATUSES.find((status) => STATUS_WORDS[status] === parameters.get('status')) ?? null,
		type: type === 'basis' || type === 'gevorderd' ? type : null,
		sort: isSortColumn(column) ? column : 'naam',
		descending: isSortColumn(column) && sort.startsWith('-'),
		page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1
	};
}

/** The address that `readListQuery` reads as `query`, from `?`; empty for the whole list. */
export function listAddress(query: ListQuery): string {
	const { sealedSearch, groupId, classTitle, status, type, sort, descending, page } = query;
	const parameters = new URLSearchParams();
	if (sealedSearch) parameters.set('zoek', sealedSearch);
	if (groupId) parameters.set('groep', groupId);
	if (classTitle) parameters.set('klas', classTitle);
	if (status) parameters.set('status', STATUS_WORDS[status]);
	if (type) parameters.set('type', type);
	if (sort !== 'naam' || descending) parameters.set('sorteer', (descending ? '-' : '') + sort);
	if (page > 1) parameters.set('pagina', String(page));
	const text = parameters.toString();
	return text && `?${text}`;
}

/** The address when the head of `column` is used: ascending first, then turned round; back to page 1. */
export function sortedBy(query: ListQuery, column: SortColumn): string {
	const descending = query.sort === column && !query.descending;
	return listAddress({ ...query, sort: column, descending, page: 1 });
}

/** The words that must each be found, in any order; at most 8 of them. Composed (NFC), so that ë is one letter. */
export function searchWords(search: string): string[] {
	return search.normalize('NFC').split(/\s+/u).filter(Boolean).slice(0, MAX_SEARCH_WORDS);
}

/** Pages that `total` rows take; a list without rows has one. */
export const pageCount = (total: number): number => Math.max(1, Math.ceil(total / PAGE_SIZE));

/** What was typed as one line: control characters, which PostgreSQL would refuse in part, become spaces. */
export const oneLine = (text: string, maxLength: number): string =>
	text
		.slice(0, maxLength)
		.replace(/\p{Cc}/gu, ' ')
		.trim();

const isSortColumn = (text: string): text is SortColumn => (SORT_COLUMNS as readonly string[]).includes(text);

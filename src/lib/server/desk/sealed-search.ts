import { readListQuery, type ListQuery } from '$lib/domain/desk/list-query';
import type { Context } from '../context';
import { sealText, unsealText } from '../keys';
import type { DeskActor } from '../staff';

type Whose = Pick<DeskActor, 'staffId'>;
const contextOf = ({ staffId }: Whose) => `desk-search:${staffId}`;
/** A sealed search of 100 characters is far shorter. */
const MAX_SEALED_LENGTH = 1_000;

/**
 * What was searched, as it stands in an address: a name or a stamnummer is not to be read in a history, a log or over a
 * shoulder (SECURITY 14.2.1). Opens for the one who searched alone.
 */
export const sealSearch = ({ keys }: Pick<Context, 'keys'>, whose: Whose, typed: string): string =>
	typed.trim() === '' ? '' : sealText(keys.device, typed, contextOf(whose));

/** The list that an address asks for. A search that was not sealed for this person counts as not asked. */
export const readDeskQuery = (
	{ keys }: Pick<Context, 'keys'>,
	whose: Whose,
	parameters: URLSearchParams
): ListQuery =>
	readListQuery(parameters, (sealed) =>
		sealed.length > MAX_SEALED_LENGTH ? '' : (unsealText(keys.device, sealed, contextOf(whose)) ?? '')
	);

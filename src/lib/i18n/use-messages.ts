import { page } from '$app/state';
import { nl } from './nl';
import type { Messages } from './nl';

/**
 * The words of this page's language. The root layout loads them; a page that failed before that gets Dutch, the source.
 */
export function useMessages(): Messages {
	return (page.data.messages as Messages | undefined) ?? nl;
}

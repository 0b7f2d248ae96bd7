import { isUsername, normalizeUsername } from '$lib/domain/accounts/username';
import type { ParamMatcher } from '@sveltejs/kit';

/** Lets `/gaston.logie`, the address on a card, live beside the fixed pages: reserved words are no usernames. */
export const match = ((param) => isUsername(normalizeUsername(param))) satisfies ParamMatcher;

import { answerApi, describeApi } from '$lib/server/api';
import { getSettings } from '$lib/server/env';

/** The description of every API, for programs. Open to everybody: it says nothing of anybody. */
export const GET = answerApi(() => Response.json(describeApi(getSettings().origin.origin)));

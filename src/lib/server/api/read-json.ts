import type { RequestEvent } from '@sveltejs/kit';
import { checkSchema, type Schema } from './check-schema';
import type { Method } from './part';
import { API_PARTS } from './parts';
import { Problem } from './problem';

/** `/api/x/[id]` of a route as descriptions write it: `/api/x/{id}`. */
export const describedPath = (routeId: string): string => routeId.replace(/\[(\w+)\]/g, '{$1}');

/** What the description says of the body of this operation. */
function bodyOf({ route, request }: Pick<RequestEvent, 'route' | 'request'>): Schema {
	const path = describedPath(route.id ?? '');
	const method = request.method.toLowerCase() as Method;
	const schema = API_PARTS.find((part) => path in part.paths)?.paths[path]?.[method]?.body?.schema;
	if (!schema) throw new Error(`${method} ${path} has no described body`);
	return schema;
}

/**
 * The JSON of a request, proved against what the description of this operation says of it: the caller may take `T` for
 * granted when `T` is that description. Throws a `Problem`: 415 for another type, 400 for what is no JSON, 422 with every
 * place that does not fit.
 */
export async function readJson<T>(event: Pick<RequestEvent, 'route' | 'request'>): Promise<T> {
	const { request } = event;
	const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	if (type !== 'application/json') throw new Problem(415, 'not-json', { detail: 'Send application/json.' });
	const body = await parse(request);
	const schemas = Object.assign({}, ...API_PARTS.map((part) => part.schemas)) as Record<string, Schema>;
	const errors = checkSchema(body, bodyOf(event), schemas);
	if (errors.length > 0) throw new Problem(422, 'invalid', { extra: { errors } });
	return body as T;
}

async function parse(request: Request): Promise<unknown> {
	try {
		return await request.json();
	} catch (error) {
		// What is too large is SvelteKit's to say.
		throw error instanceof SyntaxError ? new Problem(400, 'bad-json') : error;
	}
}

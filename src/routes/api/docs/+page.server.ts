import { API_PARTS, PROBLEM, type Schema } from '$lib/server/api';
import { getSettings } from '$lib/server/env';
import type { PageServerLoad } from './$types';

/** The same description as `/api/openapi.json`, put in the order of a page. */
export const load: PageServerLoad = () => ({
	origin: getSettings().origin.origin,
	parts: API_PARTS.map(({ name, description, paths, schemas }) => ({
		name,
		description,
		schemas: fieldsOf(schemas),
		operations: Object.entries(paths).flatMap(([path, methods]) =>
			Object.entries(methods).map(([method, { body, answers, ...operation }]) => ({
				...operation,
				path,
				method: method.toUpperCase(),
				body: body && {
					contentType: body.contentType,
					description: body.description ?? body.schema?.description ?? null,
					type: body.schema ? typeOf(body.schema) : null,
					fields: body.schema?.properties ? rowsOf(body.schema) : []
				},
				answers: Object.entries(answers).map(([status, { description, schema }]) => ({
					status,
					description,
					type: schema ? typeOf(schema) : null
				}))
			}))
		)
	})),
	problem: fieldsOf({ Problem: PROBLEM })
});

const fieldsOf = (schemas: Readonly<Record<string, Schema>>) =>
	Object.entries(schemas).map(([name, schema]) => ({
		name,
		description: schema.description ?? null,
		fields: rowsOf(schema)
	}));

const rowsOf = ({ properties = {}, required = [] }: Schema) =>
	Object.entries(properties).map(([name, schema]) => ({
		name,
		type: typeOf(schema),
		required: required.includes(name),
		meaning: [schema.description, schema.readOnly && 'Read-only.'].filter(Boolean).join(' ')
	}));

/** A schema in a few words: `string | null`, `list of Application`, `"web" or "machine"`. */
function typeOf(schema: Schema): string {
	if (schema.$ref) return schema.$ref.replace('#/components/schemas/', '');
	if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' or ');
	const [type, ...others] = [schema.type ?? 'any'].flat();
	if (type === 'array') return schema.items ? `list of ${typeOf(schema.items)}` : 'list';
	const inner =
		type === 'object' && schema.properties ? `{ ${Object.keys(schema.properties).join(', ')} }` : type;
	return [inner, ...others].join(' | ');
}

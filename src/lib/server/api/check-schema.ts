/** The part of JSON Schema 2020-12 that our descriptions use; anything else is refused by their test. */
export interface Schema {
	$ref?: string;
	type?: SchemaType | SchemaType[];
	description?: string;
	enum?: readonly (string | number | boolean | null)[];
	const?: string | number | boolean;
	properties?: Record<string, Schema>;
	required?: readonly string[];
	additionalProperties?: boolean | Schema;
	items?: Schema;
	minItems?: number;
	maxItems?: number;
	minLength?: number;
	maxLength?: number;
	pattern?: string;
	minimum?: number;
	maximum?: number;
	/** Said to the reader; what it promises is proved by the verb. */
	format?: string;
	default?: unknown;
	examples?: readonly unknown[];
	readOnly?: boolean;
}
type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';

/** One thing that does not fit. */
export interface Misfit {
	/** Where, as a JSON Pointer (RFC 6901). */
	pointer: string;
	/** The keyword of the schema that it breaks. */
	code: string;
}

/** A refusal names this many places at most. */
const MAX_MISFITS = 20;

/**
 * Where `value` does not fit `schema`; empty when it fits. `schemas` are those that a `$ref` may name
 * (`#/components/schemas/…`). The same check proves what comes in, in the code, and what goes out, in the tests. Throws when
 * a `$ref` names nothing.
 */
export function checkSchema(
	value: unknown,
	schema: Schema,
	schemas: Readonly<Record<string, Schema>> = {}
): Misfit[] {
	const misfits: Misfit[] = [];
	visit(value, schema, '');
	return misfits.slice(0, MAX_MISFITS);

	function visit(value: unknown, given: Schema, pointer: string): void {
		const schema = resolve(given, schemas);
		const misfit = (code: string, at = pointer) => void misfits.push({ pointer: at, code });
		const { type } = schema;
		if (type !== undefined && ![type].flat().some((one) => isOfType(value, one))) return misfit('type');
		if (schema.enum && !schema.enum.some((one) => one === value)) misfit('enum');
		if (schema.const !== undefined && schema.const !== value) misfit('const');
		if (typeof value === 'string') checkText(value, schema, misfit);
		if (typeof value === 'number') {
			if (value < (schema.minimum ?? -Infinity)) misfit('minimum');
			if (value > (schema.maximum ?? Infinity)) misfit('maximum');
		}
		if (Array.isArray(value)) {
			if (value.length < (schema.minItems ?? 0)) misfit('minItems');
			if (value.length > (schema.maxItems ?? Infinity)) return misfit('maxItems');
			const { items } = schema;
			if (items) value.forEach((item, index) => visit(item, items, `${pointer}/${index}`));
			return;
		}
		if (isObject(value)) checkObject(value, schema, pointer);
	}

	function checkObject(value: Record<string, unknown>, schema: Schema, pointer: string): void {
		const { properties = {}, required = [], additionalProperties: others = true } = schema;
		for (const name of required)
			if (!Object.hasOwn(value, name)) misfits.push({ pointer: below(pointer, name), code: 'required' });
		for (const [name, member] of Object.entries(value)) {
			const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
			if (known) visit(member, known, below(pointer, name));
			else if (others === false)
				misfits.push({ pointer: below(pointer, name), code: 'additionalProperties' });
			else if (others !== true) visit(member, others, below(pointer, name));
		}
	}
}

/** The schema that a `$ref` names, or the schema itself. */
export function resolve(schema: Schema, schemas: Readonly<Record<string, Schema>>): Schema {
	if (schema.$ref === undefined) return schema;
	const found = schemas[schema.$ref.replace('#/components/schemas/', '')];
	if (!found) throw new Error(`no schema ${schema.$ref}`);
	return resolve(found, schemas);
}

/** Lengths are code points, as JSON Schema counts them. */
function checkText(text: string, schema: Schema, misfit: (code: string) => void): void {
	const length = [...text].length;
	if (length < (schema.minLength ?? 0)) misfit('minLength');
	if (length > (schema.maxLength ?? Infinity)) misfit('maxLength');
	if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(text)) misfit('pattern');
}

function isOfType(value: unknown, type: SchemaType): boolean {
	if (type === 'null') return value === null;
	if (type === 'array') return Array.isArray(value);
	if (type === 'object') return isObject(value);
	if (type === 'integer') return Number.isInteger(value);
	return typeof value === type;
}

const below = (pointer: string, name: string) =>
	`${pointer}/${name.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

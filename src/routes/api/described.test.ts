import {
	API_PARTS,
	checkSchema,
	describeApi,
	describedPath,
	METHODS,
	resolve,
	type Schema
} from '$lib/server/api';
import { describe, expect, test } from 'vitest';

const modules = import.meta.glob<Record<string, unknown>>('./**/+server.ts', { eager: true });
/** These say what the others are. */
const ABOUT = ['/api/openapi.json', '/api/[...rest]'];

const handled = Object.entries(modules).flatMap(([file, module]) => {
	const routeId = file.replace('./', '/api/').replace('/+server.ts', '');
	return ABOUT.includes(routeId)
		? []
		: Object.keys(module).map((name) => `${name} ${describedPath(routeId)}`);
});
const operations = API_PARTS.flatMap(({ name, paths }) =>
	Object.entries(paths).flatMap(([path, methods]) =>
		METHODS.flatMap((method) => {
			const operation = methods[method];
			return operation ? [{ part: name, path, method, operation }] : [];
		})
	)
);
const document = describeApi('https://leerid.example');

test('every route below /api is described, and every description is of a route', () => {
	expect(handled.length).toBeGreaterThan(0);
	expect(operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(
		handled.sort()
	);
});

test('each operation has a name of its own', () => {
	const names = operations.map(({ operation }) => operation.operationId);
	expect(new Set(names).size).toBe(names.length);
});

test('what stands between braces in an address is a parameter, and nothing else is', () => {
	for (const { path, operation } of operations) {
		const asked = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
		const told = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name);
		expect(told, path).toEqual(asked);
	}
});

test('it is OpenAPI 3.1: the members that a reader needs are there', () => {
	expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1\./), info: { version: '1' } });
	const paths = document.paths as Record<string, Record<string, { responses: object; security: object[] }>>;
	for (const methods of Object.values(paths))
		for (const { responses, security } of Object.values(methods)) {
			expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '500', '503']));
			expect(security).toHaveLength(1);
		}
});

describe('its schemas', () => {
	/** What `checkSchema` understands; a description with more would promise what nobody proves. */
	const KNOWN = [
		...['$ref', 'type', 'description', 'enum', 'const', 'properties', 'required', 'additionalProperties'],
		...['items', 'minItems', 'maxItems', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum'],
		...['format', 'default', 'examples', 'readOnly']
	];
	const schemas = document.components.schemas;
	const inOperations = operations.flatMap(({ operation }) => [
		...(operation.body?.schema ? [operation.body.schema] : []),
		...Object.values(operation.answers).flatMap(({ schema }) => (schema ? [schema] : []))
	]);

	function visit(schema: Schema, look: (schema: Schema) => void): void {
		look(schema);
		Object.values(schema.properties ?? {}).forEach((inner) => visit(inner, look));
		if (schema.items) visit(schema.items, look);
		if (typeof schema.additionalProperties === 'object') visit(schema.additionalProperties, look);
	}

	test.each([
		...Object.entries(schemas),
		...inOperations.map((schema): [string, Schema] => ['of an operation', schema])
	])('%s uses only what is proved', (_name, schema) => {
		visit(schema, (part) => {
			expect(KNOWN).toEqual(expect.arrayContaining(Object.keys(part)));
			expect(() => resolve(part, schemas)).not.toThrow();
			if (part.pattern) expect(() => new RegExp(part.pattern ?? '', 'u')).not.toThrow();
			for (const name of part.required ?? []) expect(Object.keys(part.properties ?? {})).toContain(name);
		});
	});

	test('two parts may not use one name', () => {
		expect(() => describeApi('https://leerid.example', [...API_PARTS, ...API_PARTS])).toThrow('twice');
	});

	test('a problem of ours fits the description of problems', () => {
		const problem = { type: '/api/docs#x', title: 'x', status: 404, code: 'x', instance: 'urn:uuid:1' };
		expect(checkSchema(problem, schemas.Problem!)).toEqual([]);
	});
});

import type { MachineScope } from '$lib/domain/applications/machine-scopes';
import type { Schema } from './check-schema';

export const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;
export type Method = (typeof METHODS)[number];

/** What one method of one address does, as OpenAPI 3.1 says it. */
export interface Operation {
	/** Unique; programs that generate a client name their functions after it. */
	operationId: string;
	summary: string;
	description?: string;
	scope: MachineScope;
	parameters?: readonly Parameter[];
	/** `schema` left out: bytes. */
	body?: { contentType: string; schema?: Schema; description?: string };
	/** By status. Those that every operation can give (401, 403, 500, 503) are added by `describeApi`. */
	answers: Readonly<Record<number, Answer>>;
}

export interface Answer {
	description: string;
	/** Of the JSON that is answered; left out when there is no body. An answer from 400 is a problem without being told. */
	schema?: Schema;
}

export interface Parameter {
	name: string;
	in: 'path' | 'query';
	description: string;
	schema: Schema;
	required?: boolean;
}

/** One API in the description: a file of its own in `parts`, listed in `parts/index.ts`. */
export interface ApiPart {
	name: string;
	description: string;
	/** By address, with `{name}` where a parameter stands. */
	paths: Readonly<Record<string, Partial<Record<Method, Operation>>>>;
	/** Names are of the whole description: no other part may have one of them. */
	schemas: Readonly<Record<string, Schema>>;
}

import { MACHINE_SCOPES } from '$lib/domain/applications/machine-scopes';
import { PROBLEM } from './problem';
import type { Answer, ApiPart, Method, Operation } from './part';
import { API_PARTS } from './parts';

/** What every operation can answer, because `requireMachine` and `answerApi` stand before it. */
const ALWAYS: Readonly<Record<number, Answer>> = {
	401: { description: 'No token that works.' },
	403: { description: 'The token, or the machine, lacks the scope.' },
	500: { description: 'Something went wrong with us; `instance` finds it in the log.' },
	503: { description: 'Not at this moment; `Retry-After` says when.' }
};

/** All APIs as one OpenAPI 3.1 document, for a server at `origin`. Throws when two parts use the same name. */
export function describeApi(origin: string, parts: readonly ApiPart[] = API_PARTS) {
	const named = <T>(pairs: [string, T][]): Record<string, T> => {
		const double = pairs.find(([name], at) => pairs.findIndex(([other]) => other === name) !== at);
		if (double) throw new Error(`${double[0]} is described twice`);
		return Object.fromEntries(pairs);
	};
	return {
		openapi: '3.1.1',
		info: {
			title: 'LeerID',
			version: '1',
			summary: 'What machines do at LeerID, without a pupil.',
			description:
				'Get a token at the token endpoint with `client_credentials` and the scope you need, and send it as `Authorization: Bearer`. It lives ten minutes. Errors are Problem Details (RFC 9457); `code` is for programs.'
		},
		servers: [{ url: origin }],
		tags: parts.map(({ name, description }) => ({ name, description })),
		paths: named(
			parts.flatMap(({ name, paths }) =>
				Object.entries(paths).map(([path, methods]): [string, object] => [
					path,
					Object.fromEntries(
						(Object.entries(methods) as [Method, Operation][]).map(([method, operation]) => [
							method,
							describeOperation(operation, name)
						])
					)
				])
			)
		),
		components: {
			schemas: named([['Problem', PROBLEM], ...parts.flatMap(({ schemas }) => Object.entries(schemas))]),
			securitySchemes: {
				machine: {
					type: 'oauth2',
					flows: {
						clientCredentials: {
							tokenUrl: `${origin}/oidc/token`,
							scopes: Object.fromEntries(MACHINE_SCOPES.map((scope) => [scope, MEANINGS[scope]]))
						}
					}
				}
			}
		}
	};
}

/** For programmers; the operator reads them in Dutch (`i18n`). */
const MEANINGS: Record<(typeof MACHINE_SCOPES)[number], string> = {
	'applications.manage': 'Manage applications, as an operator does',
	'class-information.deliver': 'Deliver class information, as an administration package',
	'enrollments.deliver': 'Deliver enrollments of any school'
};

function describeOperation({ scope, body, answers, ...operation }: Operation, tag: string) {
	return {
		...operation,
		tags: [tag],
		security: [{ machine: [scope] }],
		...(body && {
			requestBody: {
				required: true,
				...(body.description && { description: body.description }),
				content: { [body.contentType]: body.schema ? { schema: body.schema } : {} }
			}
		}),
		responses: Object.fromEntries(
			Object.entries({ ...ALWAYS, ...(body && BODY), ...answers }).map(([status, answer]) => [
				status,
				describeAnswer(Number(status), answer)
			])
		)
	};
}

/** What an operation with a body can answer beside the rest (`readJson`). */
const BODY: Readonly<Record<number, Answer>> = {
	400: { description: 'The body cannot be read.' },
	413: { description: 'The body is too large.' },
	415: { description: 'The body is of another type.' },
	422: { description: 'What was sent cannot be kept; `errors` names each place.' }
};

function describeAnswer(status: number, { description, schema }: Answer) {
	if (status >= 400)
		return {
			description,
			content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
		};
	return { description, ...(schema && { content: { 'application/json': { schema } } }) };
}

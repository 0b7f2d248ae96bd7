import type { Schema } from './check-schema';

/** Why an API does not do what was asked, as RFC 9457 says it. Thrown, and met once, in `answerApi`. */
export class Problem extends Error {
	override name = 'Problem';
	readonly status: number;
	/** The last part of `type`: stable, for programs to look at. */
	readonly code: string;
	/** Members beside the standard ones: which field was wrong. Never a secret, never a person. */
	readonly extra: Record<string, unknown>;
	readonly headers: Record<string, string>;

	constructor(
		status: number,
		code: string,
		{
			detail,
			extra = {},
			headers = {}
		}: { detail?: string; extra?: Record<string, unknown>; headers?: Record<string, string> } = {}
	) {
		super(detail ?? '');
		this.status = status;
		this.code = code;
		this.extra = extra;
		this.headers = headers;
	}
}

/** What each code means, in English: whoever reads it writes programs. */
const TITLES: Record<number, string> = {
	400: 'The request cannot be read',
	401: 'Who are you?',
	403: 'This machine may not do this',
	404: 'There is no such thing, or it is not yours',
	405: 'This address does not know this method',
	409: 'This does not go with what is there',
	412: 'It was changed meanwhile',
	413: 'The request is too large',
	415: 'The body is not of the type that is read here',
	422: 'What was sent cannot be kept',
	428: 'Say which version you change',
	429: 'Too many requests',
	500: 'Something went wrong with us',
	503: 'Not at this moment: try again'
};

/** The answer a `Problem` becomes. */
export function problemResponse(
	{ status, code, message, extra, headers }: Problem,
	requestId: string
): Response {
	const body = {
		type: `/api/docs#${code}`,
		title: TITLES[status] ?? 'Something went wrong',
		status,
		code,
		...(message && { detail: message }),
		instance: `urn:uuid:${requestId}`,
		...extra
	};
	return new Response(JSON.stringify(body), {
		status,
		headers: { 'content-type': 'application/problem+json', ...headers }
	});
}

/** The same, for the description. */
export const PROBLEM: Schema = {
	type: 'object',
	description: 'Problem Details (RFC 9457).',
	required: ['type', 'title', 'status', 'code', 'instance'],
	properties: {
		type: { type: 'string', format: 'uri-reference' },
		title: { type: 'string' },
		status: { type: 'integer', minimum: 400, maximum: 599 },
		code: { type: 'string', description: 'What `type` ends in: stable, for programs.' },
		detail: { type: 'string' },
		instance: { type: 'string', format: 'uri', description: 'This very request, as our log knows it.' },
		errors: {
			type: 'array',
			items: {
				type: 'object',
				required: ['pointer', 'code'],
				properties: {
					pointer: { type: 'string', description: 'The place, as a JSON Pointer (RFC 6901).' },
					code: { type: 'string' },
					line: { type: 'string', description: 'Which of several values.' }
				}
			}
		}
	}
};

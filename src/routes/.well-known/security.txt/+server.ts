import { getSettings } from '$lib/server/env';
import { error, type RequestHandler } from '@sveltejs/kit';

/** RFC 9116 §2.5.5 asks for less than a year. */
const DAYS_VALID = 180;

/** Whom to tell of a weakness (RFC 9116); absent as long as the operator named nobody. */
export const GET: RequestHandler = ({ locals, url }) => {
	const { helpdeskMail, helpdeskUrl } = getSettings().operator;
	const contacts = [helpdeskMail && `mailto:${helpdeskMail}`, helpdeskUrl].filter((contact) => contact);
	if (contacts.length === 0) error(404, { message: 'not-found', code: 'not-found' });
	const expires = new Date(locals.ctx.now.getTime() + DAYS_VALID * 86_400_000);
	const lines = [
		...contacts.map((contact) => `Contact: ${contact}`),
		`Expires: ${expires.toISOString()}`,
		'Preferred-Languages: nl, en, fr',
		`Canonical: ${url.origin}${url.pathname}`
	];
	return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};

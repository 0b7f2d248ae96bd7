import type { RenderedMail } from '$lib/server/mail';

/** No script, no picture, nothing from anywhere; its own origin is nobody's. Only the links work, as in a mail program. */
const POLICY =
	"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** The HTML part of a mail as a page of its own. */
export function answerWithMail({ html }: RenderedMail): Response {
	return new Response(html, {
		headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY }
	});
}

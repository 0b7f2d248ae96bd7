import { error, redirect, type Handle, type RequestEvent } from '@sveltejs/kit';
import { recordAudit } from '../audit';
import { isUnavailable } from '../db';
import { markWrite, wroteLately } from './wrote-lately';
import { forgetStaffBearer, readStaffBearer, resumeStaffSession, signInAddress } from '../staff';

/** Everything of the desk, and of who looks after applications. Nothing elsewhere knows who of the staff is signed in. */
const STAFF_ONLY = ['/schoolloket', '/beheer'];
/** Open to who has not given both factors yet; each of these pages sees to its own. */
const OPEN = [
	'/schoolloket/aanmelden',
	'/schoolloket/uitnodiging',
	'/schoolloket/afmelden',
	'/schoolloket/wachtwoord-vergeten',
	'/schoolloket/nieuw-wachtwoord'
];
const SIGN_OUT = '/schoolloket/afmelden';

const isBelow = (route: string, prefix: string) => route === prefix || route.startsWith(`${prefix}/`);

/**
 * Finds who of the staff is behind the cookie, and keeps the desk shut for everybody who did not give both factors: page,
 * data and action alike (F96). A right at a school is the page's own to ask, with `requireSchool`.
 */
export const handleStaff: Handle = async ({ event, resolve }) => {
	const { cookies, locals, route, request } = event;
	locals.staff = null;
	locals.here = hereOf(event);
	if (!STAFF_ONLY.some((prefix) => isBelow(route.id ?? '', prefix))) return resolve(event);

	const bearer = readStaffBearer(cookies);
	if (bearer !== undefined) {
		locals.staff = await resume(event, bearer);
		if (!locals.staff) forgetStaffBearer(cookies);
	}
	// At the desk a pupil's session counts for nothing, whoever shares this browser.
	locals.ctx.actor = locals.staff?.fullySignedIn
		? { kind: 'staff', staffId: locals.staff.staffId, schoolId: locals.staff.activeSchool?.id ?? null }
		: { kind: 'anonymous' };
	const isOpen = OPEN.some((prefix) => isBelow(route.id ?? '', prefix));
	if (!isOpen && !locals.staff?.fullySignedIn) redirect(303, signInAddress(locals.here));

	locals.ctx.wroteLately = wroteLately(cookies);
	if (request.method !== 'GET' && request.method !== 'HEAD') markWrite(event);

	const response = await resolve(event);
	if (locals.staffRefusal) await writeRefusal(event);
	if (route.id === SIGN_OUT && request.method === 'POST') response.headers.set('clear-site-data', '"cache"');
	return response;
};

/** Where to come back to. After a form was sent, that is its page. */
function hereOf({ url, request }: RequestEvent): string {
	return request.method === 'GET' ? url.pathname + url.search : url.pathname;
}

async function resume({ locals }: RequestEvent, bearer: string) {
	try {
		return await resumeStaffSession(locals.ctx, bearer);
	} catch (cause) {
		if (!isUnavailable(cause)) throw cause;
		locals.failure = 'unavailable';
		error(503, { message: 'unavailable', code: 'unavailable', id: locals.ctx.requestId });
	}
}

/** Somebody asked for what their rights do not open (SECURITY 16.3.2). The pattern of the route, never the path. */
async function writeRefusal({ locals, route, request }: RequestEvent): Promise<void> {
	await recordAudit(locals.ctx, {
		action: 'staff.refused',
		schoolId: locals.staff?.activeSchool?.id,
		detail: {
			route: route.id,
			method: request.method,
			asked: locals.staffRefusal?.asked.join(' ') ?? '',
			held: locals.staff?.roles.join(' ') ?? ''
		}
	});
}

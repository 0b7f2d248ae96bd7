import { normalizeUsername } from '$lib/domain/accounts/username';
import { PICTURES_PER_STEP, PICTURE_STEPS } from '$lib/domain/credentials/pictures';
import { readForm, readWhole } from '$lib/server/forms';
import {
	forgetPictures,
	keepDevice,
	keepOutcome,
	nextUrl,
	readDevice,
	type SignedIn
} from '$lib/server/sign-in';
import {
	askHelp,
	enterWithHelp,
	forgetHelp,
	keepHelp,
	readHelp,
	recallHelp,
	stopAsking,
	tapNewPicture
} from '$lib/server/teacher-help';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, request } = event;
	const username = normalizeUsername(params.username);
	// Whoever is signed in here is met by the pupil's own page.
	if (params.username !== username || (locals.session && request.method === 'GET'))
		redirect(303, `/${username}`);
	return { username, help: await readHelp(locals.ctx, requestOf(event)) };
};

export const actions: Actions = {
	vraag: async ({ cookies, locals, params }) => {
		const { ctx } = locals;
		const username = normalizeUsername(params.username);
		const device = readDevice(cookies, ctx.keys);
		const asked = await askHelp(ctx, { username, deviceId: device.id });
		keepDevice(cookies, ctx.keys, device);
		if ('until' in asked) {
			const milliseconds = asked.until.getTime() - ctx.now.getTime();
			return fail(429, { wait: Math.max(1, Math.ceil(milliseconds / 1000)) });
		}
		keepHelp(cookies, ctx.keys, username, asked.requestId);
		redirect(303, `/${username}/hulp`);
	},

	/** The teacher said *Laat binnen*. By a tap and not by itself: a page that is only looked at opens no session. */
	binnen: async (event) => {
		const request = requestOf(event);
		const entered = request && (await enterWithHelp(event.locals.ctx, request));
		if (!entered) redirect(303, here(event));
		return welcome(event, entered);
	},

	plaatje: async (event) => {
		const form = await readForm(event.request);
		const step = readWhole(form, 'step', 1, PICTURE_STEPS);
		const picture = readWhole(form, 'picture', 0, PICTURES_PER_STEP - 1);
		if (step === null || picture === null) error(400, { message: 'bad-request', code: 'bad-request' });
		const request = requestOf(event);
		if (!request) redirect(303, here(event));
		const tap = await tapNewPicture(event.locals.ctx, { ...request, step, picture });
		if (tap.outcome === 'wrong') return fail(400, { wrong: true });
		if (tap.outcome !== 'signed-in') redirect(303, here(event));
		return welcome(event, tap);
	},

	stop: async (event) => {
		const { cookies, locals, params } = event;
		const request = requestOf(event);
		if (request) await stopAsking(locals.ctx, request);
		const username = normalizeUsername(params.username);
		forgetHelp(cookies, username);
		redirect(303, `/${username}`);
	}
};

type Event = RequestEvent<{ username: string }>;

const requestOf = ({ cookies, locals, params }: Event) =>
	recallHelp(cookies, locals.ctx.keys, normalizeUsername(params.username));

const here = ({ params }: Event) => `/${normalizeUsername(params.username)}/hulp`;

async function welcome({ cookies, locals: { ctx }, params }: Event, entered: SignedIn): Promise<never> {
	const username = normalizeUsername(params.username);
	await keepOutcome(ctx, cookies, readDevice(cookies, ctx.keys), entered);
	forgetHelp(cookies, username);
	forgetPictures(cookies, username);
	redirect(303, nextUrl(ctx, cookies));
}

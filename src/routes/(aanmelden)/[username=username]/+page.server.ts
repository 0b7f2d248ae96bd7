import { normalizeUsername } from '$lib/domain/accounts/username';
import { PICTURES_PER_STEP, PICTURE_STEPS } from '$lib/domain/credentials/pictures';
import {
	choose,
	isComplete,
	restart,
	stepBack,
	type PictureJourney
} from '$lib/domain/sign-in/picture-journey';
import { readText, readWhole } from '$lib/server/forms';
import {
	keepPictures,
	makeRoomFor,
	readPictures,
	secretPage,
	signInOnDevice,
	type LoginName
} from '$lib/server/sign-in';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { answerSignIn } from '../answer-sign-in.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { cookies, locals, params, request, url } = event;
	const name = loginName(params.username);
	if (params.username !== name.username) redirect(308, `/${name.username}${url.search}`);
	if (locals.session && request.method === 'GET') {
		if (locals.session.account.username === name.username) redirect(303, '/dashboard');
		// A browser that only peeks ahead changes nothing.
		if (!request.headers.has('sec-purpose')) {
			await makeRoomFor(locals.ctx, cookies, locals.session.account);
			locals.session = null;
		}
	}

	const page = await secretPage(locals.ctx, name);
	if (page === 'text') return { username: name.username, page } as const;
	return { username: name.username, page, step: journeyOf(event).choices.length + 1 } as const;
};

export const actions: Actions = {
	wachtwoord: async ({ cookies, locals, params, request }) => {
		const form = await request.formData();
		const text = readText(form, 'password');
		if (text === '') return fail(400, { refusal: 'missing' as const });
		return answerSignIn(
			await signInOnDevice(locals.ctx, cookies, {
				name: loginName(params.username),
				secret: { kind: 'text', text },
				ownDevice: form.has('own-device')
			}),
			locals.ctx
		);
	},

	plaatje: async (event) => {
		const form = await event.request.formData();
		const step = readWhole(form, 'step', 1, PICTURE_STEPS);
		const picture = readWhole(form, 'picture', 0, PICTURES_PER_STEP - 1);
		if (step === null || picture === null) error(400, { message: 'bad-request', code: 'bad-request' });
		return keep(event, choose(journeyOf(event), step, picture));
	},

	terug: (event) => keep(event, stepBack(journeyOf(event))),

	opnieuw: (event) => keep(event, restart(journeyOf(event))),

	aanmelden: async (event) => {
		const { cookies, locals } = event;
		const journey = journeyOf(event);
		if (!isComplete(journey)) return fail(400, { refusal: 'stale' as const });
		return answerSignIn(
			await signInOnDevice(locals.ctx, cookies, {
				name: loginName(journey.username),
				secret: { kind: 'pictures', choice: journey.choices },
				ownDevice: false
			}),
			locals.ctx
		);
	}
};

const loginName = (param: string): LoginName & { kind: 'username' } => ({
	kind: 'username',
	username: normalizeUsername(param)
});

type Event = RequestEvent<{ username: string }>;

function journeyOf({ cookies, locals: { ctx }, params }: Event): PictureJourney {
	const { username } = loginName(params.username);
	const kept = readPictures(cookies, ctx.keys, username, ctx.now);
	return kept ?? { username, choices: [], startedAt: ctx.now.getTime() };
}

/** Answers with a redirect to the same page, so that reload and back repeat nothing. */
function keep({ cookies, locals, params }: Event, journey: PictureJourney): never {
	keepPictures(cookies, locals.ctx.keys, journey);
	redirect(303, `/${loginName(params.username).username}`);
}

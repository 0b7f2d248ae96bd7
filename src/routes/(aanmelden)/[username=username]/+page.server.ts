import { normalizeUsername } from '$lib/domain/accounts/username';
import { PICTURES_PER_STEP, PICTURE_STEPS } from '$lib/domain/credentials/pictures';
import {
	choose,
	isComplete,
	restart,
	stepBack,
	type PictureJourney
} from '$lib/domain/sign-in/picture-journey';
import { readForm, readText, readWhole } from '$lib/server/forms';
import {
	isNameOf,
	keepPictures,
	makeRoomFor,
	mustSignInAgain,
	nextUrl,
	readPictures,
	signInOnDevice,
	signInPage,
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
		const isSame = await isNameOf(locals.ctx, locals.session.account, name.username);
		if (isSame && !mustSignInAgain(locals.ctx, cookies)) redirect(303, nextUrl(locals.ctx, cookies));
		// A browser that only peeks ahead changes nothing.
		if (!isSame && !request.headers.has('sec-purpose')) {
			await makeRoomFor(locals.ctx, cookies, locals.session.account);
			locals.session = null;
		}
	}

	const { secret: page, preferences, scanned } = await signInPage(locals.ctx, cookies, name);
	const { tileSize, readAloud: readsAloud, moreTime, method } = preferences;
	const { username } = name;
	const shown = {
		username,
		readsAloud,
		moreTime,
		/** What comes before the secret. Who has just scanned need not do so again. */
		first: method === 'usual' || (method === 'card' && scanned) ? null : method
	} as const;
	if (page === 'text') return { ...shown, page } as const;
	const tapped = readPictures(cookies, locals.ctx.keys, username, locals.ctx.now)?.choices.length ?? 0;
	return { ...shown, page, tileSize, step: tapped + 1 } as const;
};

export const actions: Actions = {
	wachtwoord: async (event) => {
		const { cookies, locals, params, request } = event;
		await passWhoIsIn(event);
		const form = await readForm(request);
		const text = readText(form, 'password');
		if (text === '') return fail(400, { refusal: 'missing' as const });
		return answerSignIn(
			await signInOnDevice(locals.ctx, cookies, {
				name: loginName(params.username),
				secret: { kind: 'text', text },
				ownDevice: form.has('own-device') && !locals.kiosk
			}),
			locals.ctx,
			cookies
		);
	},

	plaatje: async (event) => {
		const form = await readForm(event.request);
		const step = readWhole(form, 'step', 1, PICTURE_STEPS);
		const picture = readWhole(form, 'picture', 0, PICTURES_PER_STEP - 1);
		if (step === null || picture === null) error(400, { message: 'bad-request', code: 'bad-request' });
		return keep(event, choose(await journeyOf(event), step, picture));
	},

	terug: async (event) => keep(event, stepBack(await journeyOf(event))),

	opnieuw: async (event) => keep(event, restart(await journeyOf(event))),

	aanmelden: async (event) => {
		const { cookies, locals } = event;
		await passWhoIsIn(event);
		const journey = await journeyOf(event);
		if (!isComplete(journey)) return fail(400, { refusal: 'stale' as const });
		return answerSignIn(
			await signInOnDevice(locals.ctx, cookies, {
				name: loginName(journey.username),
				secret: { kind: 'pictures', choice: journey.choices },
				ownDevice: false
			}),
			locals.ctx,
			cookies
		);
	}
};

const loginName = (param: string): LoginName & { kind: 'username' } => ({
	kind: 'username',
	username: normalizeUsername(param)
});

type Event = RequestEvent<{ username: string }>;

/** Who signed in meanwhile in another tab is not asked again: a second session would end the first, with its applications. */
async function passWhoIsIn({ cookies, locals: { ctx, session }, params }: Event): Promise<void> {
	if (!session) return;
	const isSame = await isNameOf(ctx, session.account, loginName(params.username).username);
	if (isSame && !mustSignInAgain(ctx, cookies)) redirect(303, nextUrl(ctx, cookies));
}

async function journeyOf({ cookies, locals: { ctx }, params }: Event): Promise<PictureJourney> {
	const name = loginName(params.username);
	const kept = readPictures(cookies, ctx.keys, name.username, ctx.now);
	if (kept) return kept;
	const { moreTime } = (await signInPage(ctx, cookies, name)).preferences;
	return {
		...{ username: name.username, choices: [], startedAt: ctx.now.getTime() },
		...(moreTime && { moreTime })
	};
}

/** Answers with a redirect to the same page, so that reload and back repeat nothing. */
function keep({ cookies, locals, params }: Event, journey: PictureJourney): never {
	keepPictures(cookies, locals.ctx.keys, journey);
	redirect(303, `/${loginName(params.username).username}`);
}

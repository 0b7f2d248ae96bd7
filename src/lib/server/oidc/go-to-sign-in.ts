import type { Cookies } from '@sveltejs/kit';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { readKiosk } from '../device-settings';
import { AGAIN, usernameOf } from './interactions';
import { keepPending } from './pending-cookie';
import { requestScope } from './request-scope';

/**
 * Sends a browser that shows no session straight to the sign-in page, in place of the page of its interaction, which could say
 * nothing else. The interaction was begun in this browser by this very answer, so there is nothing to prove first.
 */
export async function goToSignIn(koa: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
	await next();
	const { ctx, isStranger } = requestScope();
	if (!isStranger || koa.oidc?.route !== 'authorization' || koa.status !== 303) return;
	const { Interaction: interaction } = koa.oidc.entities;
	// The language that an application asks for is left to the page of the interaction.
	if (!interaction || interaction.prompt.name !== 'login' || koa.oidc.params?.ui_locales !== undefined)
		return;
	const cookies = cookiesOf(koa);
	const again = AGAIN.some((reason) => interaction.prompt.reasons.includes(reason));
	keepPending(cookies, ctx.keys, { uid: interaction.uid, again, shared: readKiosk(cookies), now: ctx.now });
	koa.redirect(`/${usernameOf(interaction.params.login_hint) ?? ''}`);
	koa.status = 303;
}

/** The cookies of this answer, as our pages know them. Ours seal themselves: the provider need not sign them. */
function cookiesOf({ cookies }: KoaContextWithOIDC): Cookies {
	return {
		get: (name) => cookies.get(name, { signed: false }),
		set: (name, value, { maxAge, ...options }) =>
			void cookies.set(name, value, {
				...(options as object),
				...(maxAge !== undefined && { maxAge: maxAge * 1000 }),
				signed: false
			}),
		delete: (name, options) => void cookies.set(name, null, { ...(options as object), signed: false })
	} as Cookies;
}

import type { IDToken } from 'openid-client';
import { and, eq, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { staff, staffInvitations } from '../../db';
import { log } from '../../log';
import { consumeInvitations, grantInvited, makeStaff } from '../accept-invitation';
import { asStaff } from '../as-staff';
import { findStaff, readEmail, type StaffRow } from '../find-staff';
import { readName } from '../invite-staff';
import { openStaffSession } from '../staff-session';
import { externalReturnUrl, type Journey } from './begin-external';
import { getProvider, type Provider } from './provider';

/** Why the provider's answer opens nothing. `weak`: it did not vouch for two factors. `unknown`: nobody here is this person. */
export type ExternalRefusal = 'failed' | 'weak' | 'unknown' | 'blocked';
export type ExternalOutcome = { refusal: ExternalRefusal } | { bearer: string; staffId: string };

/** Seconds that a renewed sign-in at the provider may be old when it comes back. */
const MAX_AUTH_AGE = 300;

/**
 * Turns the provider's answer into a session. The person is known by issuer and subject; the first time, by an open
 * invitation for an address that the provider verified. An address alone never opens an account that is there already.
 */
export async function finishExternal(ctx: Context, url: URL, journey: Journey): Promise<ExternalOutcome> {
	const claims = await redeem(ctx, url, journey);
	if (!claims) return refuse(ctx, 'failed');
	const { settings } = await getProvider(ctx.now);
	if (typeof claims.acr !== 'string' || !settings.acr.includes(claims.acr)) return refuse(ctx, 'weak');

	return inTransaction(ctx, async (ctx) => {
		const owner = (await findLinked(ctx, claims)) ?? (await linkInvited(ctx, claims));
		if (!owner) return refuse(ctx, 'unknown');
		if (owner.blockedAt !== null) return refuse(ctx, 'blocked', owner.id);
		const bearer = await openStaffSession(ctx, { staffId: owner.id, complete: true, external: true });
		await ctx.db.update(staff).set({ lastSignInAt: ctx.now }).where(eq(staff.id, owner.id));
		await recordAudit(asStaff(ctx, owner.id), {
			action: journey.again ? 'staff.second-factor.renewed' : 'staff.sign-in.succeeded',
			detail: { way: 'external', acr: String(claims.acr).slice(0, 200) }
		});
		return { bearer, staffId: owner.id };
	});
}

/** The claims of the ID token, whose signature, issuer, audience, nonce and time the library has checked; null otherwise. */
async function redeem(ctx: Context, url: URL, journey: Journey): Promise<IDToken | null> {
	const provider = await getProvider(ctx.now);
	// Behind a proxy the request does not know its own address; the provider was given this one.
	const answer = new URL(externalReturnUrl());
	answer.search = url.search;
	try {
		const tokens = await provider.client.authorizationCodeGrant(provider.configuration, answer, {
			pkceCodeVerifier: journey.verifier,
			expectedState: journey.state,
			expectedNonce: journey.nonce,
			idTokenExpected: true,
			...(journey.again && { maxAge: MAX_AUTH_AGE })
		});
		const claims = tokens.claims();
		return claims ? await withUserInfo(provider, tokens.access_token, claims) : null;
	} catch (error) {
		const reason = error instanceof Error ? error.message : 'unknown';
		log.warn({ id: ctx.requestId, reason }, 'sign-in through the provider failed');
		return null;
	}
}

/** Many providers tell name and address at their userinfo endpoint only (OpenID Connect Core 5.4). The ID token wins. */
async function withUserInfo(
	{ client, configuration }: Provider,
	accessToken: string,
	claims: IDToken
): Promise<IDToken> {
	if (claims.email !== undefined || !configuration.serverMetadata().userinfo_endpoint) return claims;
	return { ...(await client.fetchUserInfo(configuration, accessToken, claims.sub)), ...claims };
}

async function findLinked({ db }: Context, { iss, sub }: IDToken): Promise<StaffRow | null> {
	const [row] = await db
		.select()
		.from(staff)
		.where(and(eq(staff.externalIssuer, iss), eq(staff.externalSubject, sub)));
	return row ?? null;
}

async function linkInvited(ctx: Context, claims: IDToken): Promise<StaffRow | null> {
	if (claims.email_verified !== true || typeof claims.email !== 'string') return null;
	const email = readEmail(claims.email);
	const present = await findStaff(ctx, email);
	// A local account keeps its own two factors, and who is linked already is somebody else with the same mailbox.
	if (present?.externalSubject || present?.passwordHash) return null;
	const staffId = present?.id ?? randomUUID();
	const known = asStaff(ctx, staffId);
	const invitations = await consumeInvitations(known, eq(sql`lower(${staffInvitations.email})`, email));
	const [invitation] = invitations;
	if (!invitation) return null;
	if (!present) {
		const name = readName(typeof claims.name === 'string' ? claims.name : '') || invitation.name;
		await makeStaff(known, { id: staffId, name, email: invitation.email });
	}
	await ctx.db
		.update(staff)
		.set({ externalIssuer: claims.iss, externalSubject: claims.sub })
		.where(eq(staff.id, staffId));
	await recordAudit(known, { action: 'staff.linked', detail: { issuer: claims.iss.slice(0, 200) } });
	for (const each of invitations) await grantInvited(known, staffId, each);
	const [linked] = await ctx.db.select().from(staff).where(eq(staff.id, staffId));
	return linked ?? null;
}

async function refuse(ctx: Context, refusal: ExternalRefusal, staffId?: string): Promise<ExternalOutcome> {
	const action = refusal === 'blocked' ? 'staff.sign-in.barred' : 'staff.sign-in.failed';
	await recordAudit(ctx, { action, detail: { way: 'external', reason: refusal, staff: staffId ?? null } });
	return { refusal };
}

import { and, asc, desc, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { oidcSigningKeys, type Database } from '../db';
import { sealText, unsealText, type Keys } from '../keys';
import { log } from '../log';

const ALGORITHMS = ['RS256', 'ES256'] as const;
type Algorithm = (typeof ALGORITHMS)[number];

const HOUR = 60 * 60 * 1000;
/** Applications read our keys anew within this time, or when they meet one they do not know. */
const PUBLISHED_BEFORE = HOUR;
/** An `id_token_hint` can be as old as a session on an own device. */
const PUBLISHED_AFTER = 31 * 24 * HOUR;

/** How old the newest keys become before the nightly job puts others in their place (docs/keys.md). */
const PERIOD = 365 * 24 * HOUR;

/** Any number of ours: "keys" in ASCII. */
const LOCK = 0x6b657973;

/** The private keys the provider holds, the one to sign with first for each algorithm. */
export async function readSigningKeys(world: { db: Database; keys: Keys; now: Date }): Promise<JWK[]> {
	const { db, keys, now } = world;
	const rows = await db
		.select()
		.from(oidcSigningKeys)
		.where(or(isNull(oidcSigningKeys.publishedUntil), gt(oidcSigningKeys.publishedUntil, now)))
		.orderBy(desc(oidcSigningKeys.signsFrom), asc(oidcSigningKeys.id));
	const signing = rows.filter(({ signsFrom }) => signsFrom <= now);
	const coming = rows.filter(({ signsFrom }) => signsFrom > now);
	return [...signing, ...coming].flatMap((row) => {
		const text = unsealText(keys.signing, Buffer.from(row.privateSealed).toString(), sealContext(row.id));
		// The key it was sealed with is gone: `ensureSigningKeys` makes others (docs/keys.md).
		if (text === null) log.warn({ kid: row.id }, 'signing key cannot be opened');
		return text === null ? [] : [JSON.parse(text) as JWK];
	});
}

/** Makes the first keys, and new ones when none that signs can be opened any more. Safe with two servers starting at once. */
export async function ensureSigningKeys(ctx: Context): Promise<void> {
	await inTransaction(ctx, async (ctx) => {
		await ctx.db.execute(sql`select pg_advisory_xact_lock(${LOCK}::int)`);
		const held = await readSigningKeys(ctx);
		for (const alg of ALGORITHMS) if (!held.some((jwk) => jwk.alg === alg)) await addKey(ctx, alg, ctx.now);
	});
}

/**
 * Puts new keys in the place of those that sign now. They are published at once and sign after an hour, when applications
 * have had time to read them; `atOnce` skips that, for a key that leaked. What an old key signed stays valid: it is
 * published for a month more, unless `atOnce` (then it goes within the hour that tokens live).
 */
export async function rotateSigningKeys(
	ctx: Context,
	{ atOnce = false }: { atOnce?: boolean } = {}
): Promise<void> {
	await inTransaction(ctx, async (ctx) => {
		await ctx.db.execute(sql`select pg_advisory_xact_lock(${LOCK}::int)`);
		await putOthers(ctx, atOnce);
	});
}

/** Rotates when the newest keys are older than their period. Returns whether it did; safe to be asked twice at once. */
export async function rotateWhenDue(ctx: Context): Promise<boolean> {
	return inTransaction(ctx, async (ctx) => {
		await ctx.db.execute(sql`select pg_advisory_xact_lock(${LOCK}::int)`);
		const young = gt(oidcSigningKeys.createdAt, new Date(ctx.now.getTime() - PERIOD));
		const [found] = await ctx.db
			.select({ id: oidcSigningKeys.id })
			.from(oidcSigningKeys)
			.where(and(isNull(oidcSigningKeys.publishedUntil), young))
			.limit(1);
		if (found) return false;
		await putOthers(ctx, false);
		return true;
	});
}

/** Under the lock, in its transaction. */
async function putOthers(ctx: Context, atOnce: boolean): Promise<void> {
	await ctx.db
		.update(oidcSigningKeys)
		.set({ publishedUntil: new Date(ctx.now.getTime() + (atOnce ? HOUR : PUBLISHED_AFTER)) })
		.where(isNull(oidcSigningKeys.publishedUntil));
	const signsFrom = atOnce ? ctx.now : new Date(ctx.now.getTime() + PUBLISHED_BEFORE);
	for (const alg of ALGORITHMS) await addKey(ctx, alg, signsFrom);
	await ctx.db.delete(oidcSigningKeys).where(lt(oidcSigningKeys.publishedUntil, ctx.now));
	await recordAudit(ctx, { action: 'application.keys-rotated', detail: { atOnce } });
}

async function addKey({ db, keys, now }: Context, alg: Algorithm, signsFrom: Date): Promise<void> {
	const { privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength: 2048 });
	const exported = await exportJWK(privateKey);
	const id = await calculateJwkThumbprint(exported);
	const jwk = { ...exported, kid: id, alg, use: 'sig' };
	const { kty, n, e, crv, x, y } = jwk;
	await db.insert(oidcSigningKeys).values({
		id,
		alg,
		publicJwk: { kty, n, e, crv, x, y, kid: id, alg, use: 'sig' },
		privateSealed: Buffer.from(sealText(keys.signing, JSON.stringify(jwk), sealContext(id))),
		createdAt: now,
		signsFrom
	});
}

const sealContext = (id: string) => `oidc-signing:${id}`;

import { and, count, eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { staff, staffFactors, staffRecoveryCodes, violatedConstraint } from '../db';
import { AppError } from '../errors';
import { sealText, unsealText } from '../keys';
import { asStaff } from './as-staff';
import { completeSession } from './confirm-second-factor';
import { readFactors } from './find-staff';
import { readNewPasskey } from './passkey';
import { keepPending } from './pending';
import { makeRecoveryCodes, storeRecoveryCodes } from './recovery-codes';
import { FRESH_MINUTES } from './session-limits';
import { hashStaffBearer, type StaffSession } from './staff-session';
import { newTotpSecret, sealTotpSecret, totpQr, totpStep } from './totp';

/** A factor's name is for its owner's own list. */
const MAX_NAME_LENGTH = 60;
/** More than anybody carries. */
const MAX_FACTORS = 10;

export type EnrolmentRefusal = 'wrong-code' | 'not-made' | 'stale' | 'too-many';
export type Enrolment = { refusal: EnrolmentRefusal } | { bearer: string; newCodes: boolean };

/**
 * Whether this session may add a second factor: the very first one after the password alone, any other only after one that
 * is there was given just now. So who has no more than the password adds nothing to an account that has a factor.
 */
export async function mayEnrol(ctx: Context, session: StaffSession): Promise<boolean> {
	if (session.fullySignedIn) {
		const given = session.secondFactorAt?.getTime() ?? 0;
		return ctx.now.getTime() - given < FRESH_MINUTES * 60_000;
	}
	return (await readFactors(ctx, session.staffId)).length === 0;
}

/** What a new authenticator app is shown. `sealed` goes along in the form: the server keeps nothing until it is confirmed. */
export interface NewTotp {
	sealed: string;
	/** Base32, for who types it. */
	secret: string;
	/** The QR code: its width in modules, and its dark modules as an SVG path. */
	qr: { modules: number; path: string };
}

const enrolmentContext = ({ bearer }: StaffSession) => `totp-enrolment:${hashStaffBearer(bearer)}`;

/** A secret for a new authenticator app; with `sealed`, the one that was shown before, when it was to this session. */
export async function beginTotpEnrolment(ctx: Context, session: StaffSession, sealed = ''): Promise<NewTotp> {
	const shown = unsealText(ctx.keys.sealing, sealed, enrolmentContext(session));
	const secret = shown ?? newTotpSecret();
	return {
		sealed: shown === null ? sealText(ctx.keys.sealing, secret, enrolmentContext(session)) : sealed,
		secret,
		qr: await totpQr(session.email, secret)
	};
}

/** Keeps the app whose secret was shown, once a code of it is right. */
export async function enrolTotp(
	ctx: Context,
	session: StaffSession,
	{ sealed, code, name }: { sealed: string; code: string; name: string }
): Promise<Enrolment> {
	const secret = unsealText(ctx.keys.sealing, sealed, enrolmentContext(session));
	if (secret === null) return { refusal: 'stale' };
	const step = totpStep(secret, code.slice(0, 64).replace(/\s/g, ''), ctx.now);
	if (step === null) return { refusal: 'wrong-code' };
	const secretSealed = sealTotpSecret(ctx, session.staffId, secret);
	return enrol(ctx, session, { kind: 'totp', name, secretSealed, lastStep: step });
}

/** Keeps the passkey that the browser made for `beginPasskeyEnrolment`. */
export async function enrolPasskey(
	ctx: Context,
	session: StaffSession,
	{ response, name }: { response: string; name: string }
): Promise<Enrolment> {
	const passkey = await readNewPasskey(ctx, session, response);
	return passkey ? enrol(ctx, session, { kind: 'passkey', name, ...passkey }) : { refusal: 'not-made' };
}

type NewFactor = Omit<typeof staffFactors.$inferInsert, 'staffId' | 'createdAt'>;

/** Stores the factor; the first one comes with recovery codes, which the next page shows. It is given with it, too. */
async function enrol(ctx: Context, session: StaffSession, factor: NewFactor): Promise<Enrolment> {
	const { staffId } = session;
	const made = (await hasRecoveryCodes(ctx, staffId)) ? null : await makeRecoveryCodes(ctx, staffId);
	try {
		return await inTransaction(asStaff(ctx, staffId, session.activeSchool?.id), async (ctx) => {
			// Two pages at once must not each add "the first" factor.
			await ctx.db.select({ id: staff.id }).from(staff).where(eq(staff.id, staffId)).for('update');
			if (!(await mayEnrol(ctx, session))) throw new AppError('forbidden');
			if ((await readFactors(ctx, staffId)).length >= MAX_FACTORS) return { refusal: 'too-many' };
			const name = [...factor.name.replace(/\p{C}/gu, ' ').trim()].slice(0, MAX_NAME_LENGTH).join('');
			await ctx.db
				.insert(staffFactors)
				.values({ ...factor, name, staffId, createdAt: ctx.now, lastUsedAt: ctx.now });
			await recordAudit(ctx, { action: 'staff.factor.added', detail: { kind: factor.kind } });
			const bearer = await completeSession(ctx, session, factor.kind);
			if (made) await giveCodes(ctx, staffId, bearer, made);
			return { bearer, newCodes: made !== null };
		});
	} catch (error) {
		if (violatedConstraint(error) === 'staff_factors_credential_key') return { refusal: 'not-made' };
		throw error;
	}
}

/** New recovery codes in the place of the former, shown by the next page. The caller saw a fresh second factor. */
export async function renewRecoveryCodes(ctx: Context, session: StaffSession): Promise<void> {
	const made = await makeRecoveryCodes(ctx, session.staffId);
	await inTransaction(ctx, (ctx) => giveCodes(ctx, session.staffId, session.bearer, made));
}

async function giveCodes(
	ctx: Context,
	staffId: string,
	bearer: string,
	{ codes, rows }: Awaited<ReturnType<typeof makeRecoveryCodes>>
): Promise<void> {
	await storeRecoveryCodes(ctx, staffId, rows);
	await keepPending(ctx, bearer, { kind: 'codes', codes });
	await recordAudit(ctx, { action: 'staff.recovery-codes.made' });
}

async function hasRecoveryCodes(ctx: Context, staffId: string): Promise<boolean> {
	const [row] = await ctx.db
		.select({ made: count() })
		.from(staffRecoveryCodes)
		.where(eq(staffRecoveryCodes.staffId, staffId));
	return (row?.made ?? 0) > 0;
}

/** Takes a factor away; the last one stays. The caller saw a fresh second factor. */
export function removeFactor(
	ctx: Context,
	session: StaffSession,
	factorId: string
): Promise<'last' | 'unknown' | null> {
	return inTransaction(ctx, async (ctx) => {
		await ctx.db.select({ id: staff.id }).from(staff).where(eq(staff.id, session.staffId)).for('update');
		const factors = await readFactors(ctx, session.staffId);
		const factor = factors.find(({ id }) => id === factorId);
		if (!factor) return 'unknown';
		if (factors.length === 1) return 'last';
		await ctx.db
			.delete(staffFactors)
			.where(and(eq(staffFactors.id, factorId), eq(staffFactors.staffId, session.staffId)));
		await recordAudit(ctx, { action: 'staff.factor.removed', detail: { kind: factor.kind } });
		return null;
	});
}

import { generateSecret, generateURI, verifySync } from 'otplib';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Context } from '../context';
import { staffFactors } from '../db';
import { seal, unseal } from '../keys';
import type { FactorRow } from './find-staff';

/** RFC 6238 §5.2: one step of 30 seconds on either side, for clocks that differ. */
const TOLERANCE_SECONDS = 30;

const context = (staffId: string) => `totp:${staffId}`;

/** 160 random bits in base32 (RFC 4226 §4). */
export const newTotpSecret = (): string => generateSecret();

export const sealTotpSecret = (ctx: Pick<Context, 'keys'>, staffId: string, secret: string): Buffer =>
	seal(ctx.keys.sealing, secret, context(staffId));

/** What an authenticator app reads from the QR code. */
export const totpAddress = (email: string, secret: string): string =>
	generateURI({ issuer: 'LeerID Schoolloket', label: email, secret });

/** `totpAddress` as a QR code: its width in modules, and its dark modules as an SVG path. */
export async function totpQr(email: string, secret: string): Promise<{ modules: number; path: string }> {
	const { default: QRCode } = await import('qrcode');
	const { size, data } = QRCode.create(totpAddress(email, secret), { errorCorrectionLevel: 'M' }).modules;
	const dark = [...data].flatMap((bit, at) =>
		bit ? [`M${at % size} ${Math.floor(at / size)}h1v1h-1z`] : []
	);
	return { modules: size, path: dark.join('') };
}

/** The time step that `code` is of, at `now` or one step beside it; null when it is wrong. */
export function totpStep(secret: string, code: string, now: Date): number | null {
	if (!/^\d{6}$/.test(code)) return null;
	const result = verifySync({
		secret,
		token: code,
		epoch: Math.floor(now.getTime() / 1000),
		epochTolerance: TOLERANCE_SECONDS
	});
	return result.valid && 'timeStep' in result ? result.timeStep : null;
}

/**
 * Whether `code` is right for one of these factors and was not taken before, nor a later one: each works once, also when
 * it is sent twice at the same moment (SECURITY 6.5.1).
 */
export async function acceptTotp(
	ctx: Context,
	factors: readonly FactorRow[],
	code: string
): Promise<boolean> {
	for (const factor of factors) {
		if (factor.kind !== 'totp' || !factor.secretSealed) continue;
		const secret = unseal(ctx.keys.sealing, factor.secretSealed, context(factor.staffId));
		const step = secret && totpStep(secret.toString('utf8'), code, ctx.now);
		if (!step) continue;
		const taken = await ctx.db
			.update(staffFactors)
			.set({ lastStep: step, lastUsedAt: ctx.now })
			.where(
				and(
					eq(staffFactors.id, factor.id),
					or(isNull(staffFactors.lastStep), lt(staffFactors.lastStep, step))
				)
			)
			.returning({ id: staffFactors.id });
		if (taken.length > 0) return true;
	}
	return false;
}

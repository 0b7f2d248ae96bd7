import type { PictureChoice } from '$lib/domain/credentials/picture-password';
import type { HelpAnswer } from '$lib/domain/teacher-help/request';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { validate } from 'uuid';
import type { Context } from '../context';
import { helpRequests } from '../db';
import { keyedHash, seal, unseal } from '../keys';

/** A request as the device that made it names it: both come from sealed cookies. */
export interface DeviceRequest {
	requestId: string;
	deviceId: string;
}

/** What the device is told, and nothing else. */
export type HelpState =
	| { state: 'asking'; digits: number }
	| { state: 'let-in' }
	/** `tapped`: how many of them were tapped rightly. */
	| { state: 'new-pictures'; choice: PictureChoice; tapped: number }
	/** Over, refused, used, of another device, or never there. */
	| { state: 'over' };

type Row = typeof helpRequests.$inferSelect;

export const deviceHashOf = ({ keys }: Context, deviceId: string): Buffer =>
	keyedHash(keys.lookup.current, 'help-device', deviceId);

/** A request that still counts, of this device. With an `answer`: only when that was given. */
export const liveRequest = (ctx: Context, { requestId, deviceId }: DeviceRequest, answer?: HelpAnswer) =>
	and(
		eq(helpRequests.id, requestId),
		eq(helpRequests.deviceHash, deviceHashOf(ctx, deviceId)),
		isNull(helpRequests.endedAt),
		gt(helpRequests.expiresAt, ctx.now),
		answer && eq(helpRequests.answer, answer)
	);

/** How the request of this device stands. Changes nothing, so it can be asked again and again. */
export async function readHelp(ctx: Context, request: DeviceRequest | null): Promise<HelpState> {
	if (!request || !validate(request.requestId)) return { state: 'over' };
	const [row] = await ctx.db.select().from(helpRequests).where(liveRequest(ctx, request));
	if (!row) return { state: 'over' };
	if (row.answer === 'let-in') return { state: 'let-in' };
	if (row.answer === null) return { state: 'asking', digits: row.digits };
	const choice = readPicturesOf(ctx, row);
	return choice ? { state: 'new-pictures', choice, tapped: row.tapped } : { state: 'over' };
}

const contextOf = (requestId: string) => `help-pictures:${requestId}`;

export const sealPictures = ({ keys }: Context, requestId: string, choice: PictureChoice): Buffer =>
	seal(keys.sealing, JSON.stringify(choice), contextOf(requestId));

/** The new pictures of a request, or null when they are gone. */
export function readPicturesOf(
	{ keys }: Context,
	{ id, picturesSealed }: Pick<Row, 'id' | 'picturesSealed'>
): PictureChoice | null {
	const text = picturesSealed && unseal(keys.sealing, picturesSealed, contextOf(id));
	// What was sealed is ours, so its shape is known.
	return text ? (JSON.parse(text.toString('utf8')) as PictureChoice) : null;
}

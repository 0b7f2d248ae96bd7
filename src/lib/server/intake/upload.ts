import type { Context } from '../context';
import { AppError } from '../errors';
import { streamForm } from './multipart';
import { receiveDelivery, type Received } from './receive-delivery';

/**
 * Takes the operator's form in as it streams: `soort`, `droogloop` and then the file `bestand`. It was made now, unless the
 * form says otherwise. Refuses a form without a file; throws when the form breaks off.
 */
export async function receiveUpload(
	ctx: Context,
	request: Request,
	staffId: string
): Promise<Received | { refusal: 'no-file' }> {
	const { fields, file } = await streamForm(request);
	if (!file?.name) return { refusal: 'no-file' };
	const kind = fields.get('soort');
	if (kind !== 'full' && kind !== 'changes') throw new AppError('bad-request');
	return receiveDelivery(ctx, {
		source: 'upload',
		kind,
		sender: `staff:${staffId}`,
		fileName: file.name,
		madeAt: ctx.now,
		previewOnly: fields.get('droogloop') === 'ja',
		createdBy: staffId,
		body: file.bytes
	});
}

import { answerApi, Problem } from '$lib/server/api';
import { receiveDelivery, type Receipt } from '$lib/server/consent';
import { problemOf, requireSender } from '../../../../sender.server';
import { readContent } from '../../../../read-content.server';

/** A counter, or a time as YYYYMMDDhhmm; below what a number holds exactly. */
const SEQUENCE = /^[1-9]\d{0,14}$/;
const KEY = /^[\x20-\x7e]{1,200}$/;

export const PUT = answerApi(async (event) => {
	const { ctx, sender } = await requireSender(event);
	const { instellingsnummer = '', sequence = '' } = event.params;
	if (!SEQUENCE.test(sequence)) throw new Problem(400, 'bad-sequence');
	const idempotencyKey = event.request.headers.get('idempotency-key') ?? '';
	if (!KEY.test(idempotencyKey))
		throw new Problem(400, 'key-missing', {
			detail: 'Send the header Idempotency-Key, 1 to 200 characters.'
		});
	const content = await readContent(event, ctx, sender.software);
	const result = await receiveDelivery(ctx, sender, {
		instellingsnummer,
		sequence: Number(sequence),
		idempotencyKey,
		...content
	});
	if ('refusal' in result) throw problemOf(result.refusal);
	return Response.json(answerOf(result));
});

const answerOf = ({ id, scope, sequence, receivedAt, repeated, report }: Receipt) => ({
	receipt: id,
	scope,
	sequence,
	receivedAt: receivedAt.toISOString(),
	repeated,
	...report
});

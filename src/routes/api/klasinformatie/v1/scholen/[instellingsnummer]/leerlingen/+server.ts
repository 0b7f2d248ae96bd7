import { answerApi } from '$lib/server/api';
import { readIdentifiers } from '$lib/server/consent';
import { problemOf, requireSender } from '../../../sender.server';

export const GET = answerApi(async (event) => {
	const { ctx, sender } = await requireSender(event);
	const found = await readIdentifiers(ctx, sender, event.params.instellingsnummer ?? '');
	if (typeof found === 'string') throw problemOf(found);
	const pupils = found.map(({ stamnummer, leeridUuid, accountUuid }) => ({
		stamnummer,
		leerid_uuid: leeridUuid,
		account_uuid: accountUuid
	}));
	return Response.json({ pupils }, { headers: { 'cache-control': 'no-store' } });
});

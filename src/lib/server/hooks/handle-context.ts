import type { Handle } from '@sveltejs/kit';
import { spokenOn } from '$lib/i18n';
import { addressBucket } from '$lib/domain/credentials/throttle';
import { randomUUID } from 'node:crypto';
import { getDatabase } from '../db';
import { getKeys } from '../keys';
import { deviceName } from './device-name';
import { pageIn, readLanguage } from '../device-settings';

/** Gives every request its context: the one place that reads the clock, the address and the browser's name. */
export const handleContext: Handle = async ({ event, resolve }) => {
	const requestId = randomUUID();
	const { db } = await getDatabase();
	event.locals.ctx = {
		db,
		keys: await getKeys(),
		now: new Date(),
		actor: { kind: 'anonymous' },
		requestId,
		client: {
			device: deviceName(event.request.headers.get('user-agent') ?? ''),
			address: addressBucket(event.getClientAddress())
		}
	};
	event.locals.session = null;
	event.locals.locale = spokenOn(event.route.id, readLanguage(event.cookies, event.request.headers));

	const response = await resolve(event, pageIn(event.locals.locale));
	response.headers.set('x-request-id', requestId);
	return response;
};

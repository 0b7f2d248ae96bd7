import type { KoaContextWithOIDC } from 'oidc-provider';
import { isUnavailable } from '../db';
import { errorPage, pageHeaders } from './pages';
import { settleLedger, type PayloadStore } from './payload-adapter';
import { requestScope } from './request-scope';
import { tongueOf } from './tongue';

/** Seconds. */
const RETRY_AFTER = '10';

/** Writes what the request left to write before anybody hears of it. When that cannot be done, neither is the request. */
export const writeBeforeAnswer =
	(store: PayloadStore) =>
	async (koa: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
		await next();
		const { ctx, ledger } = requestScope();
		if (!ledger) return;
		try {
			await settleLedger(store, ledger);
		} catch (error) {
			koa.oidc.provider.emit('server_error', koa, error as Error);
			koa.remove('Location');
			koa.set({ ...pageHeaders(), 'Retry-After': RETRY_AFTER });
			const page = { kind: 'ours', code: 'server_error', reference: ctx.requestId } as const;
			koa.body = errorPage(await tongueOf(koa.req), page);
			koa.status = isUnavailable(error) ? 503 : 500;
		}
	};

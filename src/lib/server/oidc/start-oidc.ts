import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context';
import { handleOidc } from './handle-oidc';
import { getProvider } from './provider';
import { ensureSigningKeys } from './signing-keys';

/** Where the door finds the provider (src/start/mounts.ts), whichever way the server was started. */
const place = Symbol.for('leerid.oidc');
const shared = globalThis as {
	[place]?: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

/** Makes the signing keys when there are none and opens `/oidc`. */
export async function startOidc(ctx: Context): Promise<void> {
	await ensureSigningKeys(ctx);
	await getProvider();
	shared[place] = handleOidc;
}

import { generateIdFromEntropySize, Lucia, TimeSpan } from 'lucia';
import type { Context } from '../context';
import {
	createSessionStore,
	type BroughtAlong,
	type SessionFacts,
	type SignedInAccount
} from './session-store';
import { OWN_DEVICE } from './limits';

/**
 * The only file that knows Lucia (docs/decisions/0003): it makes bearers and checks expiry; what a session is and how
 * long it lives is ours. One instance a request, since it is bound to the request's database and clock.
 */
export function luciaFor(ctx: Pick<Context, 'db' | 'now'>, brings?: BroughtAlong) {
	return new Lucia(
		createSessionStore(ctx.db, () => ctx.now, brings),
		{
			sessionExpiresIn: new TimeSpan(OWN_DEVICE.absolute, 's'),
			getSessionAttributes: (facts) => facts,
			getUserAttributes: (account) => account
		}
	);
}

/** A bearer as `createSession` makes them: 200 bits. */
export const newBearer = (): string => generateIdFromEntropySize(25);

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaFor>;
		DatabaseSessionAttributes: SessionFacts & { brought?: unknown };
		DatabaseUserAttributes: SignedInAccount;
	}
}

import type { Context } from '../context';
import { pupilPasskeys } from '../db';
import { loadWebauthn } from '../webauthn';

/** Before anybody is served: where pupils have passkeys, none of them waits for the library to be loaded. */
export async function warmUpPasskeys({ db }: Pick<Context, 'db'>): Promise<void> {
	const [any] = await db.select({ id: pupilPasskeys.id }).from(pupilPasskeys).limit(1);
	if (any) await loadWebauthn();
}

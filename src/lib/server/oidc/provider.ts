import type { JWK } from 'jose';
import type Provider from 'oidc-provider';
import { getDatabase } from '../db';
import { getSettings } from '../env';
import { getKeys } from '../keys';
import { createProvider } from './create-provider';
import { demoApplicationAddress } from './demo-address';
import { readSigningKeys } from './signing-keys';

/** How long another server may go on with keys that were rotated here. */
const LOOK_AGAIN_MS = 60_000;

interface Held {
	provider: Provider;
	/** The ids of its keys, in order: another order is another key to sign with. */
	kids: string;
	lookAgainAt: number;
}

let current: Promise<Held> | undefined;

/** The address applications know us by. */
export const issuer = () => `${getSettings().origin.origin}/oidc`;

/** The provider of this process, made anew when the signing keys changed. Never call it at the top level of a module. */
export async function getProvider(): Promise<Provider> {
	const held = await current;
	if (held && Date.now() < held.lookAgainAt) return held.provider;
	current = renew(held);
	const renewed = await current.catch((error: unknown) => {
		current = undefined;
		throw error;
	});
	return renewed.provider;
}

/** Lets the next request see keys that changed a moment ago. */
export function forgetProvider(): void {
	current = undefined;
}

async function renew(held: Held | undefined): Promise<Held> {
	const { db } = await getDatabase();
	const keys = await getKeys();
	const jwks = await readSigningKeys({ db, keys, now: new Date() });
	const kids = jwks.map(({ kid }: JWK) => kid).join(' ');
	const lookAgainAt = Date.now() + LOOK_AGAIN_MS;
	if (held?.kids === kids) return { ...held, lookAgainAt };
	const provider = createProvider({
		db,
		keys,
		now: () => new Date(),
		issuer: issuer(),
		jwks: { keys: jwks } as never,
		loopbackHosts: demoHosts()
	});
	return { provider, kids, lookAgainAt };
}

function demoHosts(): string[] {
	return getSettings().demo === 'fixed' ? [new URL(demoApplicationAddress()).host] : [];
}

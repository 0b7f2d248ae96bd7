import { isIP } from 'node:net';
import { getSettings } from '../env';

/** Passkeys belong to a name: on an address of numbers there are none (WebAuthn §5.1.2). */
export function passkeysWork(): boolean {
	const { hostname } = getSettings().origin;
	return isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
}

/** Who passkeys are made for: the setting ORIGIN and nothing of a request. */
export function relyingParty(): { id: string; origin: string } {
	const { origin } = getSettings();
	return { id: origin.hostname, origin: origin.origin };
}

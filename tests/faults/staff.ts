import { setTimeout as sleep } from 'node:timers/promises';
import { generateSync } from 'otplib';
import type { Client } from '../support/plain-client.ts';

/** Of the demo (README). */
export const SECRETARY = { email: 'beheer@school2.demo', totp: 'LEERIDDEMOBEHEERLEERIDDEMOBEHEER' };
export const OPERATOR = { email: 'operator@demo', totp: 'LEERIDDEMOOPERATLEERIDDEMOOPERAT' };
export const DIRECTOR = { email: 'directie@school2.demo', totp: 'LEERIDDEMODIRECTLEERIDDEMODIRECT' };
const TRIES = 3;
const PASSWORD = 'trein-wolk-gitaar-9';

/** Both factors, and then school 2, when there is a choice. Rejects when the desk does not open. */
export async function signInStaff(client: Client, { email, totp }: typeof SECRETARY): Promise<void> {
	await client.ask('/schoolloket/aanmelden', [
		['email', email],
		['password', PASSWORD]
	]);
	// A code works once: that of this half minute may have been used.
	for (let left = TRIES; left > 0; left--) {
		const code: [string, string] = ['code', generateSync({ secret: totp })];
		if ((await client.ask('/schoolloket/aanmelden/tweede-stap?/code', [code])).status === 303) break;
		await sleep(30_500 - (Date.now() % 30_000));
	}
	const choice = await client.ask('/schoolloket/wijzig-instelling');
	const [, school] = /value="([0-9a-f-]+)"(?:(?!value=)[^])*\(2\)/.exec(choice.text) ?? [];
	if (school) await client.ask('/schoolloket/wijzig-instelling', [['school', school]]);
	if (!client.cookie('leerid_staff')) throw new Error('the desk does not open');
}

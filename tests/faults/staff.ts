import { generateSync } from 'otplib';
import type { Client } from '../support/plain-client.ts';

/** Of the demo (README). */
export const SECRETARY = { email: 'beheer@school2.demo', totp: 'LEERIDDEMOBEHEERLEERIDDEMOBEHEER' };
export const DIRECTOR = { email: 'directie@school2.demo', totp: 'LEERIDDEMODIRECTLEERIDDEMODIRECT' };
const PASSWORD = 'trein-wolk-gitaar-9';

/** Both factors, and then school 2, when there is a choice. Rejects when the desk does not open. */
export async function signInStaff(client: Client, { email, totp }: typeof SECRETARY): Promise<void> {
	await client.ask('/schoolloket/aanmelden', [
		['email', email],
		['password', PASSWORD]
	]);
	await client.ask('/schoolloket/aanmelden/tweede-stap?/code', [['code', generateSync({ secret: totp })]]);
	const choice = await client.ask('/schoolloket/wijzig-instelling');
	const [, school] = /value="([0-9a-f-]+)"(?:(?!value=)[^])*\(2\)/.exec(choice.text) ?? [];
	if (school) await client.ask('/schoolloket/wijzig-instelling', [['school', school]]);
	const desk = await client.ask('/schoolloket/mijn-account');
	if (desk.status !== 200) throw new Error(`the desk does not open: ${desk.status} ${desk.location}`);
}

import type { Actor } from './actor.ts';
import { Client } from '../support/plain-client.ts';
import type { World } from './world.ts';

const PUPIL = { username: 'suheda.carabin', password: '29ban9' };

/** Signs in, on ever new devices, and out again half of the times. */
export function pupilWhoSignsIn({ origin, sql }: Pick<World, 'origin' | 'sql'>): Actor {
	const signedIn: Client[] = [];
	const signedOut: Client[] = [];
	const opens = async (client: Client) => (await client.ask('/dashboard')).status === 200;
	let acknowledged = 0;
	let tries = 0;
	return {
		name: 'a pupil signs in and out',
		async work() {
			const client = new Client(origin);
			tries += 1;
			const answer = await client.ask(`/${PUPIL.username}?/wachtwoord`, [['password', PUPIL.password]]);
			if (answer.status !== 303 || !client.cookie('leerid_session')) return;
			acknowledged += 1;
			if (acknowledged % 2 === 0) {
				signedIn.push(client);
				return;
			}
			// A copy of the cookie, as a thief would keep one.
			const bearer = client.cookie('leerid_session') ?? '';
			const answerOut = await client.ask('/afmelden', []);
			if (answerOut.status === 303 || answerOut.status === 200) signedOut.push(holding(bearer));
		},
		async judge() {
			const broken: string[] = [];
			for (const client of signedIn)
				if (!(await opens(client))) broken.push('a session that was given is gone');
			for (const client of signedOut) if (await opens(client)) broken.push('a session outlived its sign-out');
			const [audit] = await sql<{ n: number }[]>`
				select count(*)::int as n from audit_events
				join accounts on accounts.id = account_id
				where action = 'sign-in.succeeded' and username = ${PUPIL.username}`;
			const written = audit?.n ?? 0;
			if (written < acknowledged || written > tries)
				broken.push(`${acknowledged} of ${tries} sign-ins acknowledged, ${written} written down`);
			return broken;
		},
		counts: () => ({ 'sign-ins': acknowledged, 'sign-outs': signedOut.length })
	};

	function holding(bearer: string): Client {
		const client = new Client(origin);
		client.keep('leerid_session', bearer);
		return client;
	}
}

import type { Actor } from './actor.ts';
import { Client } from '../support/plain-client.ts';
import type { World } from './world.ts';

const USERNAME = 'ardalan.bhatti';
const ADDRESS = 'ardalan@faults.example';
const CHANGED = /wachtwoord/i;

/** Changes the password again and again. Each change ends the other sessions and is told to the verified address. */
export function pupilWithAMailbox({ origin, mails, crashes }: World): Actor {
	let password = 'Regenjas!7zwaluwen';
	/** Sent and never answered: it counts or it does not. */
	let inDoubt: string | null = null;
	let changes = 0;
	let doubtful = 0;
	let round = 0;

	async function signIn(secret: string): Promise<Client | null> {
		const client = new Client(origin);
		const answer = await client.ask(`/${USERNAME}?/wachtwoord`, [['password', secret]]);
		return answer.status === 303 && client.cookie('leerid_session') ? client : null;
	}
	/** Settles a doubt by trying both, as a person would. */
	async function comeIn(): Promise<Client | null> {
		const client = await signIn(password);
		if (client) {
			inDoubt = null;
			return client;
		}
		const other: Client | null = inDoubt === null ? null : await signIn(inDoubt);
		if (!other || inDoubt === null) return null;
		password = inDoubt;
		inDoubt = null;
		doubtful += 1;
		return other;
	}
	const told = () =>
		mails.received.filter(({ to, mail }) => to.includes(ADDRESS) && CHANGED.test(mail.subject ?? ''));

	return {
		name: 'a pupil changes the password and reads mail',
		async prepare() {
			const client = await signIn(password);
			const answer = await client?.ask('/e-mail/wijzigen', [
				['email', ADDRESS],
				['current', password]
			]);
			if (answer?.status !== 303) throw new Error(`no address could be added: ${answer?.status}`);
			const { links } = await mails.next(ADDRESS, /./);
			const confirmed = await new Client(origin).ask(new URL(links[0] ?? '').pathname, []);
			if (confirmed.status !== 200) throw new Error(`the address was not confirmed: ${confirmed.status}`);
		},
		async work() {
			const client = await comeIn();
			if (!client) return;
			round += 1;
			inDoubt = `Zwaluw-${round}-regenjas-trompet`;
			const answer = await client.ask('/wachtwoord/wijzigen', [
				['current', password],
				['password', inDoubt]
			]);
			if (answer.status !== 303 || !answer.location?.startsWith('/wachtwoord/gewijzigd')) return;
			password = inDoubt;
			inDoubt = null;
			changes += 1;
		},
		async judge() {
			const broken: string[] = [];
			if (!(await comeIn())) broken.push('the last password that was acknowledged does not sign in');
			const count = told().length;
			const due = changes + doubtful;
			if (count < due) broken.push(`${due} changes, ${count} mails about them`);
			// A mail server that took a mail from a sender who then died cannot know; nobody else may send twice.
			if (count > due + crashes() + 1) broken.push(`${due} changes, ${count} mails, ${crashes()} crashes`);
			return broken;
		},
		counts: () => ({ 'password changes': changes + doubtful, 'mails about them': told().length })
	};
}

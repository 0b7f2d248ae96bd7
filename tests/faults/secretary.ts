import type { Actor } from './actor.ts';
import { Client } from '../support/plain-client.ts';
import { SECRETARY, signInStaff } from './staff.ts';
import type { World } from './world.ts';

const LIST = '/schoolloket/leerid-beheer';
const AT_ONCE = 12;

/** Makes accounts in batches, and new secrets once everybody has one. */
export function secretary({ origin, sql }: Pick<World, 'origin' | 'sql'>): Actor {
	const client = new Client(origin);
	const started: string[] = [];
	let drafts = 0;

	return {
		name: 'a secretary makes accounts in batches',
		async prepare() {
			await signInStaff(client, SECRETARY);
			const list = await client.ask(LIST);
			if (list.status !== 200) throw new Error(`the desk does not open: ${list.status} ${list.location}`);
		},
		async work() {
			// A person waits for the cards of the last one.
			const [last] =
				await sql`select from account_batches where id = ${started.at(-1) ?? null} and state <> 'done'`;
			if (last) return;
			const without = await sql<{ id: string }[]>`
				select distinct p.id from pupils p
				join enrollments e on e.pupil_id = p.id
				join schools s on s.id = e.school_id and s.instellingsnummer = '2'
				left join accounts a on a.pupil_id = p.id
				where a.id is null and e.deregistered_on is null
					and current_date between e.begin_date and e.planned_end_date
				order by p.id limit ${AT_ONCE}`;
			if (without.length === 0) return;
			const draft = await client.ask(
				`${LIST}?/maak`,
				without.map(({ id }): [string, string] => ['leerling', id])
			);
			const [, batch] = /reeks\/([0-9a-f-]+)/.exec(draft.location ?? '') ?? [];
			if (draft.status !== 303 || !batch) return;
			drafts += 1;
			const answer = await client.ask(`${LIST}/reeks/${batch}?/bewaren`, []);
			if (answer.status === 303) started.push(batch);
		},
		async judge() {
			const broken: string[] = [];
			const states = await sql<{ id: string; state: string }[]>`select id, state from account_batches`;
			for (const id of started) {
				const state = states.find((row) => row.id === id)?.state ?? 'gone';
				if (state !== 'done') broken.push(`batch ${id} was started and is ${state}`);
			}
			const halves = await sql<{ what: string; n: number }[]>`
				select 'accounts without a secret' as what, count(*)::int as n from accounts a
					where not exists (select from credentials c where c.account_id = a.id)
				union all select 'accounts without a card', count(*)::int from accounts a
					where not exists (select from cards c where c.account_id = a.id and c.voided_at is null)
				union all select 'accounts whose username is not reserved', count(*)::int from accounts a
					where not exists (select from usernames u where u.account_id = a.id and u.username = lower(a.username))
				union all select 'pupils with two accounts', count(*)::int from
					(select pupil_id from accounts group by 1 having count(*) > 1) twice
				union all select 'rows made without an account', count(*)::int from account_batch_items i
					where outcome = 'made' and not exists (select from accounts a where a.id = i.account_id)
				union all select 'accounts of a batch that is not done', count(*)::int from account_batch_items i
					join account_batches b on b.id = i.batch_id and b.state <> 'done' and b.purpose = 'create'
					join accounts a on a.id = i.account_id
				union all select 'accounts made without a word in the audit', count(*)::int from accounts a
					join account_batch_items i on i.account_id = a.id and i.outcome = 'made'
					where not exists (select from audit_events e where e.account_id = a.id and e.action = 'account.created')`;
			for (const { what, n } of halves) if (n > 0) broken.push(`${n} ${what}`);
			return broken;
		},
		counts: () => ({ drafts, 'batches started': started.length })
	};
}

import { randomUUID } from 'node:crypto';
import type { Actor } from './actor.ts';
import { Client } from '../support/plain-client.ts';
import { addMachine, type Machine } from './machine.ts';
import { DIRECTOR, signInStaff } from './staff.ts';
import type { World } from './world.ts';

const SETTINGS = '/schoolloket/schoolinstellingen';

/** Shares class information, lets the school's package deliver it, and stops again. */
export function director({ origin, sql }: Pick<World, 'origin' | 'sql'>): Actor {
	const client = new Client(origin);
	let machine: Machine;
	let stands: boolean | null = false;
	let [given, stopped, delivered, sequence] = [0, 0, 0, 0];

	async function share(): Promise<void> {
		const page = await client.ask(`${SETTINGS}/delen`);
		if (page.status === 303 && page.location === SETTINGS) {
			stands = true;
			return;
		}
		const field = (name: string): [string, string] => [
			name,
			new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''
		];
		stands = null;
		const answer = await client.ask(`${SETTINGS}/delen`, [field('versie'), field('vingerafdruk')]);
		if (answer.status !== 303) return;
		stands = true;
		given += 1;
	}

	async function deliver(): Promise<void> {
		const list = await machine.call('GET', '/api/klasinformatie/v1/scholen/2/leerlingen');
		const pupils = (list.json.pupils ?? list.json.leerlingen ?? []) as Record<string, string | null>[];
		const rows = pupils.flatMap(({ leerid_uuid, account_uuid }, n): Record<string, string>[] =>
			leerid_uuid ? [{ leerid_uuid, klas: `${n % 3}A` }] : account_uuid ? [{ account_uuid, klas: '4B' }] : []
		);
		sequence += 1;
		const body = JSON.stringify({ scope: 'whole', count: rows.length, rows });
		const path = `/api/klasinformatie/v1/scholen/2/leveringen/${sequence}`;
		const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
		const { status } = await machine.call('PUT', path, body, headers);
		if (status === 200 || status === 201) delivered += 1;
	}

	async function stop(): Promise<void> {
		const stood = stands === true;
		stands = null;
		const answer = await client.ask(`${SETTINGS}/stoppen`, []);
		if (answer.status !== 303 || answer.location !== SETTINGS) return;
		stands = false;
		// One that may have been done by the try before is answered alike.
		if (stood) stopped += 1;
	}

	return {
		name: 'a director shares class information and stops',
		async prepare() {
			machine = await addMachine({ origin, sql }, 'storing-klassen', 'class-information.deliver');
			await sql`insert into software_clients (application_id, software, set_at) values (${machine.id}, 'wisa', now())`;
			await sql`insert into school_packages (school_id, software, set_at)
				select id, 'wisa', now() from schools where instellingsnummer = '2'
				on conflict (school_id) do update set software = 'wisa'`;
			await signInStaff(client, DIRECTOR);
		},
		async work() {
			if (stands === false) await share();
			else if (stands === null) await stop();
			else {
				await deliver();
				await stop();
			}
		},
		async judge() {
			const broken: string[] = [];
			const [now] = await sql<{ standing: number; memberships: number; orphans: number; salts: number }[]>`
				select
					(select count(*) from class_consents c join schools s on s.id = c.school_id
						where s.instellingsnummer = '2' and stopped_at is null)::int as standing,
					(select count(*) from class_memberships m join schools s on s.id = m.school_id
						where s.instellingsnummer = '2')::int as memberships,
					(select count(*) from class_memberships m where not exists (select from class_consents c
						where c.school_id = m.school_id and c.stopped_at is null))::int as orphans,
					(select count(*) from class_consents where stopped_at is not null and identifier_salt is not null)::int as salts`;
			if (!now) return ['nothing could be read'];
			if (stands === true && now.standing !== 1) broken.push('a yes that was acknowledged does not stand');
			if (stands === false && now.standing !== 0) broken.push('a no that was acknowledged does not stand');
			if (now.orphans > 0) broken.push(`${now.orphans} classes are kept without a yes`);
			if (now.salts > 0) broken.push(`${now.salts} salts outlived their yes`);
			const [rows] = await sql<{ gave: number; stop: number; yes: number; no: number }[]>`
				select (select count(*) from audit_events where action = 'consent.given')::int as gave,
					(select count(*) from audit_events where action = 'consent.stopped')::int as stop,
					(select count(*) from class_consents)::int as yes,
					(select count(*) from class_consents where stopped_at is not null)::int as no`;
			if (rows && (rows.gave !== rows.yes || rows.stop !== rows.no))
				broken.push(`${rows.yes} yes and ${rows.no} no, and ${rows.gave} and ${rows.stop} written down`);
			if (rows && (rows.yes < given || rows.no < stopped))
				broken.push(`${given} yes were acknowledged, ${rows.yes} kept`);
			return broken;
		},
		counts: () => ({ given, stopped, deliveries: delivered })
	};
}

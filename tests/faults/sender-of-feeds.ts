import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from './actor.ts';
import { addMachine, type Machine } from './machine.ts';
import type { World } from './world.ts';

/** A school of this actor alone. */
const SCHOOL = '950001';
const PUPILS = 60;
const HEADER =
	'instellingsnummer;stamnummer;voornaam;naam;administratieve_groep;hoofdstructuur;inschrijving_van\n';
const DAY = 24 * 60 * 60 * 1000;
const PATIENCE_MS = 60_000;
const CSV = { 'content-type': 'text/csv' };

/**
 * Sends full files, each with one pupil more, one less, and a few who are called otherwise. What was not answered is sent again
 * under the same name, as a machine must; so each may count once only.
 */
export function senderOfFeeds({ origin, sql }: Pick<World, 'origin' | 'sql'>): Actor {
	let machine: Machine;
	let round = 0;
	const acknowledged: string[] = [];
	const begin = new Date(Date.now() - 30 * DAY).toISOString().slice(0, 10);

	const pupilsOf = (n: number) =>
		new Map(
			Array.from({ length: PUPILS }, (_, i) => [n + i, i % 9 === n % 9 ? `Kind na ${n}` : `Kind ${n + i}`])
		);
	const fileOf = (pupils: Map<number, string>) =>
		HEADER +
		[...pupils].map(([n, name]) => `${SCHOOL};${n};${name};Aanlever;3de leerjaar;211;${begin}\n`).join('');

	/** Until somebody answers, and then until it is done. Null when it took too long. */
	async function deliver(id: string, text: string): Promise<string | null> {
		const madeAt = new Date().toISOString();
		const path = `/api/inschrijvingen/v1/leveringen/${id}`;
		const insist = async (ask: () => ReturnType<Machine['call']>) => {
			for (const latest = Date.now() + PATIENCE_MS; Date.now() < latest; await sleep(300)) {
				const said = await ask().catch(() => null);
				if (said && [200, 202].includes(said.status)) return said;
				if (said && said.status >= 400 && said.status < 500 && said.status !== 401)
					throw new Error(JSON.stringify(said.json));
			}
			return null;
		};
		const put = await insist(() => machine.call('PUT', `${path}?soort=full&gemaakt=${madeAt}`, text, CSV));
		if (!put) return null;
		acknowledged.push(id);
		for (const latest = Date.now() + PATIENCE_MS; Date.now() < latest; await sleep(300)) {
			const said = await insist(() => machine.call('GET', path));
			const state = String(said?.json.state ?? said?.json.toestand ?? '');
			if (['merged', 'unchanged', 'refused', 'waiting', 'discarded'].includes(state)) return state;
		}
		return null;
	}

	return {
		name: 'a machine sends feeds',
		async prepare() {
			machine = await addMachine({ origin, sql }, 'storing-instroom', 'enrollments.deliver');
			const schools = await deliver('scholen', `instellingsnummer;naam\n${SCHOOL};Storingsschool\n`);
			if (schools !== 'merged') throw new Error(`a school did not come in: ${schools}`);
			const state = await deliver('begin', fileOf(pupilsOf(0)));
			if (state !== 'merged') throw new Error(`the first feed did not come in: ${state}`);
		},
		async work() {
			round += 1;
			await deliver(`ronde-${round}`, fileOf(pupilsOf(round)));
			await sleep(500);
		},
		async judge() {
			const broken: string[] = [];
			const runs = await sql<{ key: string; state: string; reason: string | null; n: number }[]>`
				select sender_key as key, min(state::text) as state, min(refusal->>'reason') as reason, count(*)::int as n
				from import_runs
				where sender = 'client:storing-instroom' group by 1`;
			// Also those that were merged after their sender gave up asking.
			const rounds = runs.flatMap(({ key, state }) =>
				state === 'merged' && key.startsWith('ronde-') ? [Number(key.slice('ronde-'.length))] : []
			);
			const newest = Math.max(0, ...rounds);
			// The sender does not wait for ever for one, and a job that was interrupted may come behind the next: a whole file that is
			// older than the last is refused by its name, and nothing of it is missed.
			const overtaken = (id: string) => Number(id.slice('ronde-'.length)) < newest;
			for (const id of acknowledged) {
				const run = runs.find(({ key }) => key === id);
				if (run?.n !== 1) broken.push(`delivery ${id} was acknowledged and is there ${run?.n ?? 0} times`);
				else if (run.state !== 'merged' && !(run.reason === 'older-feed' && overtaken(id)))
					broken.push(`delivery ${id} was acknowledged and is ${run.state} (${run.reason})`);
			}
			const last = pupilsOf(newest);
			const ever = Math.max(...last.keys()) + 1;
			const there = await sql<{ stamnummer: string; given: string }[]>`
				select stamnummer, e.given_name as given from enrollments e join schools s on s.id = e.school_id
				where s.instellingsnummer = ${SCHOOL} and e.deregistered_on is null`;
			const names = new Map(there.map(({ stamnummer, given }) => [Number(stamnummer), given]));
			if (there.length !== names.size)
				broken.push(`${there.length} enrollments for ${names.size} stamnummers`);
			for (const [n, name] of last)
				if (names.get(n) !== name) broken.push(`pupil ${n} is ${names.get(n) ?? 'absent'} and not ${name}`);
			if (names.size !== last.size) broken.push(`${names.size} pupils are enrolled and not ${last.size}`);
			const [halves] = await sql<{ pupils: number; rows: number }[]>`
				select (select count(distinct pupil_id) from enrollments e join schools s on s.id = e.school_id
						where s.instellingsnummer = ${SCHOOL})::int as pupils,
					(select count(*) from import_rows r join import_runs u on u.id = r.run_id
						where u.state in ('merged', 'unchanged'))::int as rows`;
			if (halves && halves.pupils !== ever)
				broken.push(`${halves.pupils} pupils were made for ${ever} children`);
			if (halves && halves.rows > 0) broken.push(`${halves.rows} staged rows were left behind`);
			return broken;
		},
		counts: () => ({ 'deliveries acknowledged': acknowledged.length })
	};
}

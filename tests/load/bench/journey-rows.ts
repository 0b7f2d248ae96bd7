import type { LoadServer } from '../server.ts';
import { closedLoop, type Measured } from './closed-loop.ts';
import { median, round, share } from './figures.ts';
import { journey, type Provider } from './journey.ts';
import { atLeast, atMost, type Budget, type Group, type Row } from './row.ts';
import type { Stage } from './stage.ts';

export const LANES = 32;

interface Round {
	hashes: { rate: number; cpu: number };
	ours: Measured & { transactions: number };
	theirs: Measured & { transactions: number };
	memory: number;
}

/** Whole journeys of 32 at a time, in turn with bare hashes and with the bare provider. */
export const journeyRows: Group = {
	names: ['journeys', 'cpu', 'transactions', 'tail', 'memory'],
	async run(stage, budget) {
		const rest = stage.leerid.memory() ?? Number.NaN;
		await warmUp(stage, budget);
		const rounds: Round[] = [];
		for (let n = 0; n < budget.rounds; n++) {
			const hashes = await stage.hashes(Math.min(2, budget.seconds));
			const ours = await whole(stage, stage.providers.ours, stage.leerid, budget);
			const theirs = await whole(stage, stage.providers.theirs, stage.bare, budget);
			rounds.push({ hashes, ours, theirs, memory: ours.memory });
		}
		return describe(rounds, rest);
	}
};

/** The first ones compile what the others run. */
export async function warmUp({ providers, pupils, hashes }: Stage, { warmUp }: Budget): Promise<void> {
	for (const provider of [providers.ours, providers.theirs])
		await closedLoop({ lanes: LANES, seconds: warmUp }, (lane) => journey(provider, pupils[lane] ?? ''));
	await hashes(0.5);
}

async function whole(stage: Stage, provider: Provider, server: LoadServer, { seconds }: Budget) {
	const before = await stage.transactions();
	let memory = 0;
	const looking = setInterval(() => (memory = Math.max(memory, server.memory() ?? Number.NaN)), 250);
	const gauges = { cpu: () => server.cpu() ?? Number.NaN, database: () => stage.databaseCpu() };
	let turn = 0;
	const measured = await closedLoop({ lanes: LANES, seconds, gauges }, () =>
		journey(provider, stage.pupils[turn++ % stage.pupils.length] ?? '')
	);
	clearInterval(looking);
	return { ...measured, memory, transactions: ((await stage.transactions()) - before) / measured.all };
}

function describe(rounds: Round[], rest: number): Row[] {
	const of = (pick: (round: Round) => number) => rounds.map(pick);
	const middle = (pick: (round: Round) => number) => round(median(of(pick)));
	return [
		{
			measure: 'full password journeys/s ÷ bare argon2id verifies/s, 32 at a time',
			values: of(({ ours, hashes }) => ours.rate / hashes.rate),
			aim: '≥ 0.75',
			reached: atLeast(0.75),
			detail: `${middle((r) => r.ours.rate)} ÷ ${middle((r) => r.hashes.rate)} a second; the bare provider, with as many hashes, ${middle((r) => r.theirs.rate)}, so ${middle((r) => r.theirs.rate / r.hashes.rate)}`
		},
		{
			measure: 'CPU per journey without the hash ÷ the bare provider’s',
			values: of(
				({ ours, theirs, hashes }) =>
					((ours.each.cpu ?? 0) - hashes.cpu) / ((theirs.each.cpu ?? 0) - hashes.cpu)
			),
			aim: '≤ 0.6',
			reached: atMost(0.6),
			detail: `(${middle((r) => r.ours.each.cpu ?? 0)} − ${middle((r) => r.hashes.cpu)}) ÷ (${middle((r) => r.theirs.each.cpu ?? 0)} − ${middle((r) => r.hashes.cpu)}) ms of the server; of PostgreSQL ${middle((r) => r.ours.each.database ?? 0)} and ${middle((r) => r.theirs.each.database ?? 0)} ms`
		},
		{
			measure: 'transactions of a journey',
			values: of(({ ours }) => ours.transactions),
			aim: '≤ 6',
			reached: atMost(6.5),
			detail: `counted by PostgreSQL, a lone statement being one; the bare provider ${middle((r) => r.theirs.transactions)}`
		},
		{
			measure: 'p99 ÷ p50 of a journey at 32',
			values: of(({ ours }) => share(ours.times, 0.99) / share(ours.times, 0.5)),
			aim: '≤ 1.3',
			reached: atMost(1.3),
			detail: `p50 ${middle((r) => share(r.ours.times, 0.5))} ms, p99 ${middle((r) => share(r.ours.times, 0.99))} ms`
		},
		{
			measure: 'memory of one process at 32 (MB)',
			values: of(({ memory }) => memory),
			aim: '≤ 220',
			reached: atMost(220),
			detail: `${round(rest)} MB at rest; hashes under way are in it`
		}
	];
}

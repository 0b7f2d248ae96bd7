import type { Client } from '../../support/plain-client.ts';
import { closedLoop } from './closed-loop.ts';
import { median, round, share } from './figures.ts';
import { Busy, journey, LostCode } from './journey.ts';
import { LANES, warmUp } from './journey-rows.ts';
import { openLoop } from './open-loop.ts';
import { atLeast, atMost, type Budget, type Group, type Row } from './row.ts';
import type { Stage } from './stage.ts';

/** Session checks a second while others sign in. */
const CHECKS = 20;

/** Whether who has a session waits for who has none, and what their checks cost the others. */
export const checkRows: Group = {
	names: ['check'],
	async run(stage, budget) {
		await warmUp(stage, budget);
		const { client } = await journey(stage.providers.ours, stage.pupils.at(-1) ?? '');
		const found: { p95: number; rested: number; alone: number; with: number }[] = [];
		for (let n = 0; n < budget.rounds; n++) {
			const rested = share(await checks(client, Math.min(3, budget.seconds)), 0.95);
			const alone = (await signIns(stage, budget)).rate;
			const [during, crowd] = await Promise.all([checks(client, budget.seconds), signIns(stage, budget)]);
			found.push({ p95: share(during, 0.95), rested, alone, with: crowd.rate });
		}
		return [
			{
				measure: 'p95 of a session check while 32 sign-ins run on the same core (ms)',
				values: found.map(({ p95 }) => p95),
				aim: '≤ 10',
				reached: atMost(10),
				detail: `${CHECKS} a second, from the instant each was due; ${round(median(found.map(({ rested }) => rested)))} ms with nobody else`
			},
			{
				measure: 'journeys/s with those checks ÷ without',
				values: found.map((one) => one.with / one.alone),
				aim: '≥ 0.9',
				reached: atLeast(0.9),
				detail: `${round(median(found.map((one) => one.with)))} ÷ ${round(median(found.map((one) => one.alone)))} a second`
			}
		];
	}
};

function signIns({ providers, pupils }: Stage, { seconds }: Budget) {
	let turn = 0;
	// The last pupil is the one who is signed in already.
	return closedLoop({ lanes: LANES, seconds }, () =>
		journey(providers.ours, pupils[turn++ % (pupils.length - 1)] ?? '')
	);
}

const checks = (client: Client, seconds: number): Promise<number[]> =>
	openLoop({ rate: CHECKS, seconds }, async ({ due }) => {
		const { status, location } = await client.ask('/');
		if (status !== 303) throw new Error(`a session was answered with ${status} ${location}`);
		return performance.now() - due;
	});

type Outcome = {
	came: 'in' | 'back-later' | 'lost' | 'astray';
	ms: number;
	retryAfter?: string;
	why?: string;
};

/** So many times what there can be, each arrival at its own instant, whether or not the others were answered. */
const crowdOf = (name: string, times: number): Group => ({
	names: [name],
	async run(stage, budget) {
		await warmUp(stage, budget);
		const before = (await signIns(stage, budget)).rate;
		const crowd = (seconds: number) =>
			openLoop({ rate: before * times, seconds }, ({ number, due }) => arrive(stage, number, due));
		const outcomes = await crowd(budget.overload);
		const after = (await signIns(stage, budget)).rate;
		// In a crowd of their own, so that what they cost is not in the figures above.
		const { client } = await journey(stage.providers.ours, stage.pupils.at(-1) ?? '');
		const [checked] = await Promise.all([checks(client, budget.seconds), crowd(budget.seconds)]);
		return describe(outcomes, { times, seconds: budget.overload, capacities: [before, after], checked });
	}
});
export const overloadRows = crowdOf('overload', 4);
/** A minute in which ten times as many come as can be let in. */
export const rushRows = crowdOf('rush', 10);

async function arrive({ providers, pupils }: Stage, number: number, due: number): Promise<Outcome> {
	// The last pupil is the one whose session is looked at.
	const pupil = pupils[number % (pupils.length - 1)] ?? '';
	const after = () => performance.now() - due;
	try {
		await journey(providers.ours, pupil);
		return { came: 'in', ms: after() };
	} catch (error) {
		if (error instanceof Busy) return { came: 'back-later', ms: after(), retryAfter: error.retryAfter };
		return { came: error instanceof LostCode ? 'lost' : 'astray', ms: after(), why: String(error) };
	}
}

interface Circumstances {
	/** As many as there can be. */
	times: number;
	seconds: number;
	/** Sign-ins a second, before and after. */
	capacities: [number, number];
	/** Milliseconds of session checks in such a crowd. */
	checked: number[];
}

function describe(outcomes: Outcome[], { times, seconds, capacities, checked }: Circumstances): Row[] {
	const of = (came: Outcome['came']) => outcomes.filter((one) => one.came === came);
	const [done, refused, lost, astray] = [of('in'), of('back-later'), of('lost'), of('astray')];
	const bare = refused.filter(({ retryAfter }) => !retryAfter).length;
	const ms = refused.map((one) => one.ms);
	const capacity = (capacities[0] + capacities[1]) / 2;
	const spread = (times: number[]) => `p50 ${round(share(times, 0.5))}, p95 ${round(share(times, 0.95))} ms`;
	const signedIn = done.map((one) => one.ms);
	return [
		{
			measure: `${times} times the capacity offered for ${seconds} s: completed ÷ capacity`,
			values: [done.length / seconds / capacity],
			aim: '≥ 0.95',
			reached: atLeast(0.95),
			detail: `${outcomes.length} offered, ${done.length} in, ${refused.length} asked to come back, ${astray.length} otherwise${astray[0] ? ` (${astray[0].why})` : ''}; capacity ${capacities.map(round).join(' before, ')} after; who got in ${spread(signedIn)}; a session check meanwhile ${spread(checked)}`
		},
		{
			measure: '… codes given and lost',
			values: [lost.length],
			aim: '0',
			reached: atMost(0),
			detail: lost[0]?.why ?? ''
		},
		{
			measure: '… p99 of a refusal (ms), from the instant it was due',
			values: [share(ms, 0.99)],
			aim: '< 100',
			reached: atMost(100),
			detail: `p50 ${round(share(ms, 0.5))}; ${bare === 0 ? 'all' : `${bare} NOT`} with Retry-After`
		}
	];
}

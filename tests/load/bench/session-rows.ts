import { Client } from '../../support/plain-client.ts';
import { closedLoop } from './closed-loop.ts';
import { median, round } from './figures.ts';
import { journey, refresh, resume, type Provider, type Tokens } from './journey.ts';
import { atLeast, atMost, type Budget, type Group } from './row.ts';
import type { Stage } from './stage.ts';

const LANES = 16;

/** Browsers that are signed in, one for each lane. */
const signedIn = ({ pupils }: Stage, provider: Provider): Promise<Tokens[]> =>
	Promise.all(Array.from({ length: LANES }, (_, lane) => journey(provider, pupils[lane] ?? '')));

/** `work` on each lane's own tokens, which it may renew, in turn with bare hashes. */
async function beside(
	stage: Stage,
	provider: Provider,
	{ rounds, seconds, warmUp }: Budget,
	work: (provider: Provider, tokens: Tokens) => Promise<Tokens>
) {
	const lanes = await signedIn(stage, provider);
	const one = async (lane: number) => {
		lanes[lane] = await work(provider, lanes[lane] as Tokens);
	};
	await closedLoop({ lanes: LANES, seconds: warmUp }, one);
	const found: { hashes: number; rate: number }[] = [];
	for (let n = 0; n < rounds; n++) {
		const { rate: hashes } = await stage.hashes(Math.min(2, seconds));
		const { rate } = await closedLoop({ lanes: LANES, seconds }, one);
		found.push({ hashes, rate });
	}
	return {
		values: found.map(({ rate, hashes }) => rate / hashes),
		detail: `${round(median(found.map(({ rate }) => rate)))} ÷ ${round(median(found.map(({ hashes }) => hashes)))} a second`
	};
}

export const resumeRow: Group = {
	names: ['resume'],
	async run(stage, budget) {
		const ours = await beside(stage, stage.providers.ours, budget, resume);
		const theirs = await beside(stage, stage.providers.theirs, { ...budget, rounds: 1 }, resume);
		return [
			{
				measure: 'resumes of a live session/s ÷ verifies/s (asked, code, tokens, who it is)',
				values: ours.values,
				aim: '≥ 5',
				reached: atLeast(5),
				detail: `${ours.detail}; the bare provider ${round(median(theirs.values))}`
			}
		];
	}
};

export const refreshRow: Group = {
	names: ['refresh'],
	async run(stage, budget) {
		const { values, detail } = await beside(stage, stage.providers.refreshing, budget, refresh);
		const measure = 'refreshes/s ÷ verifies/s';
		return [{ measure, values, aim: '≥ 12', reached: atLeast(12), detail }];
	}
};

/** The processor time of the server for one page, PostgreSQL's not counted. */
export const portalRow: Group = {
	names: ['portal'],
	async run(stage, { rounds, seconds, warmUp }) {
		const lanes = await signedIn(stage, stage.providers.ours);
		const stranger = new Client(stage.page.origin, stage.providers.ours.agent);
		const portal = (lane: number) => page(lanes[lane]?.client ?? stranger, '/dashboard');
		const bare = () => page(stranger, '/');
		const measure = (of: Stage['page'], work: (lane: number) => Promise<void>, time: number) =>
			closedLoop({ lanes: LANES, seconds: time, gauges: { cpu: () => of.cpu() ?? Number.NaN } }, work);
		await measure(stage.leerid, portal, warmUp);
		await measure(stage.page, bare, warmUp);
		const found: { portal: number; bare: number }[] = [];
		for (let n = 0; n < rounds; n++)
			found.push({
				portal: (await measure(stage.leerid, portal, seconds)).each.cpu ?? Number.NaN,
				bare: (await measure(stage.page, bare, seconds)).each.cpu ?? Number.NaN
			});
		return [
			{
				measure: 'signed-in portal page, CPU ÷ a bare SvelteKit page',
				values: found.map((one) => one.portal / one.bare),
				aim: '≤ 2.5',
				reached: atMost(2.5),
				detail: `${round(median(found.map((one) => one.portal)))} ÷ ${round(median(found.map((one) => one.bare)))} ms; the bare page is one heading with one name`
			}
		];
	}
};

async function page(client: Client, path: string): Promise<void> {
	const { status } = await client.ask(path);
	if (status !== 200) throw new Error(`${path} was answered with ${status}`);
}

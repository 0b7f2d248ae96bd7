import type { Context } from '$lib/server/context';
import type { Database } from '$lib/server/db';
import {
	approveRun,
	importRunJob,
	readRun,
	receiveDelivery,
	type Delivery,
	type RunDetail
} from '$lib/server/intake';
import { zipSync, strToU8 } from 'fflate';
import { makeContext } from './factories';

/** A Saturday in November; school years around it are those of 2026. */
export const FEED_NOW = new Date('2026-11-21T09:00:00Z');
/** With the check digits of a birth in 2099: nobody's. */
export const NUMBER_A = '99031500030';
export const NUMBER_B = '99010100147';

export const SCHOOLS = 'instellingsnummer;naam\n1;TEST School 1\n2;TEST School 2\n';
export const GROUPS = `instellingsnummer;naam;hoofdstructuur
1;6de leerjaar;211
2;3de leerjaar;211
2;1e lj 2e gr Economie ASO;311
`;
export const HEADER =
	'instellingsnummer;stamnummer;voornaam;naam;administratieve_groep;inschrijving_van;inschrijving_tot;uitgeschreven_op;rijksregisternummer;officiele_voornaam;officiele_naam;geslacht;geboortedatum\n';

/** One line of an enrollment at school 2, without official data. */
export const line = (
	stamnummer: number | string,
	given = `Kind${stamnummer}`,
	family = `Familie${stamnummer}`
) => `2;${stamnummer};${given};${family};3de leerjaar;2026-09-01;;;;;;;\n`;
export const lines = (count: number, from = 1) =>
	Array.from({ length: count }, (_, i) => line(from + i)).join('');

/** Bytes in pieces of a few, as a slow network brings them. */
export async function* inPieces(content: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const zip = (files: Record<string, string>): Uint8Array =>
	zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

/** Brings deliveries to `db`, one minute after another, from `start` on. */
export function makeFeed(db: Database, start = FEED_NOW) {
	let minutes = 0;
	/** What the job told of its steps. */
	const shown: { done: number; total: number }[] = [];
	const ctxAt = (now: Date): Context => makeContext(db, { now, actor: { kind: 'system' } });
	const ctx = () => ctxAt(new Date(start.getTime() + minutes * 60_000));

	/** Takes a delivery in, without doing anything with it. */
	async function receive(
		content: string | Uint8Array | AsyncIterable<Uint8Array>,
		given: Partial<Delivery> = {}
	) {
		minutes++;
		const body = typeof content === 'string' || content instanceof Uint8Array ? inPieces(content) : content;
		const received = await receiveDelivery(ctx(), {
			source: 'api',
			kind: 'full',
			sender: 'client:test',
			fileName: 'levering.csv',
			madeAt: ctx().now,
			body,
			...given
		});
		if ('refusal' in received) throw new Error(received.refusal);
		return received.runId;
	}

	/** Does what the job of a run does. */
	async function work(runId: string): Promise<RunDetail> {
		await importRunJob.run({
			id: runId,
			payload: { runId },
			secret: null,
			checkpoint: null,
			progress: { done: 0, total: null },
			attempt: 1,
			createdBy: null,
			schoolId: null,
			signal: new AbortController().signal,
			context: (tx) => ({ ...ctx(), ...(tx && { db: tx }) }),
			advance: () => Promise.resolve(),
			show: (step) => void shown.push(step)
		});
		const run = await readRun(ctx(), runId);
		if (!run) throw new Error('the run is gone');
		return run;
	}

	/** A person says yes to what waits, and it is done. */
	async function agree(runId: string): Promise<RunDetail> {
		if (!(await approveRun(ctx(), runId))) throw new Error('the run does not wait');
		return work(runId);
	}

	async function deliver(content: string | Uint8Array, given: Partial<Delivery> = {}): Promise<RunDetail> {
		const runId = await receive(content, given);
		const run = await readRun(ctx(), runId);
		if (!run) throw new Error('the run is gone');
		return run.state === 'received' ? work(runId) : run;
	}

	/** Two schools with three groups, and these lines. */
	async function begin(enrollmentLines = '') {
		await deliver(SCHOOLS);
		await deliver(GROUPS);
		return deliver(HEADER + enrollmentLines);
	}
	return { ctx, receive, work, agree, deliver, begin, shown };
}

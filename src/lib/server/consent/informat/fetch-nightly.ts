import { createHash, randomUUID } from 'node:crypto';
import type { Context } from '../../context';
import { getSettings, type InformatAccess } from '../../env';
import { defineJob } from '../../jobs';
import { log } from '../../log';
import { receiveDelivery } from '../receive-delivery';
import { listSharingSchools, type Sender } from '../sender';
import { askInformat, InformatError } from './ask-informat';

const INFORMAT: Sender = { software: 'informat', clientId: null };

/** What came of one school: `delivered`, or a code that says why not. */
export async function fetchSchool(
	ctx: Context,
	access: InformatAccess,
	{ instellingsnummer, signal }: { instellingsnummer: string; signal?: AbortSignal }
): Promise<string> {
	try {
		const rows = await askInformat(access, { instellingsnummer, now: ctx.now, signal });
		const result = await receiveDelivery(ctx, INFORMAT, {
			instellingsnummer,
			scope: 'whole',
			sequence: null,
			idempotencyKey: `fetched ${randomUUID()}`,
			contentHash: createHash('sha256').update(JSON.stringify(rows)).digest(),
			rows
		});
		return 'refusal' in result ? result.refusal : 'delivered';
	} catch (error) {
		if (error instanceof InformatError) return error.message;
		throw error;
	}
}

/**
 * Every night, while nobody works: the classes of each school with Informat that shares, fetched one school after the other.
 * A school that fails keeps what it had; the log says which and why, and the next night asks again. Without settings for
 * Informat nothing is asked.
 */
export const fetchInformatNightly = defineJob<
	{ day: string },
	{ delivered: number; failed: number },
	{ after: string[]; delivered: number }
>('fetch-informat', {
	daily: { hour: 1 },
	async run(job) {
		const { informat } = getSettings();
		if (!informat) return { delivered: 0, failed: 0 };
		const done = job.checkpoint ?? { after: [], delivered: 0 };
		const schools = await listSharingSchools(job.context(), INFORMAT);
		const left = schools.filter(({ instellingsnummer }) => !done.after.includes(instellingsnummer));
		for (const { instellingsnummer } of left) {
			job.signal.throwIfAborted();
			const ctx = job.context();
			const outcome = await fetchSchool(ctx, informat, { instellingsnummer, signal: job.signal });
			if (outcome === 'delivered') done.delivered += 1;
			else log.warn({ instellingsnummer, outcome }, 'Informat gave no classes');
			done.after.push(instellingsnummer);
			await ctx.db.transaction((tx) =>
				job.advance(tx, { done: done.after.length, total: schools.length, checkpoint: done })
			);
		}
		return { delivered: done.delivered, failed: done.after.length - done.delivered };
	}
});

import { IncomingMessage, ServerResponse } from 'node:http';
import { Session } from 'node:inspector/promises';
import { Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { compressAnswers } from '../compress';
import { guardResponse } from '../security-headers';

const ANSWERS = 2_000;
/** A whole collection in the midst of one counts what it finds young: hardly in each of them. */
const ROUNDS = 3;

/** Bytes for each call of `work` that a young collection did not let go of, though nobody can reach them. */
async function survivorsOf(work: () => void): Promise<number> {
	const rounds: number[] = [];
	for (let n = 0; n < ROUNDS; n++) rounds.push(await countOnce(work));
	return Math.min(...rounds);
}

async function countOnce(work: () => void): Promise<number> {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as (options: { type: 'minor' }) => void;
	const session = new Session();
	session.connect();
	await session.post('HeapProfiler.enable');
	await session.post('HeapProfiler.startSampling', {
		samplingInterval: 1024,
		includeObjectsCollectedByMajorGC: true
	});
	for (let n = 0; n < ANSWERS; n++) work();
	collect({ type: 'minor' });
	collect({ type: 'minor' });
	const { profile } = await session.post('HeapProfiler.stopSampling');
	session.disconnect();
	const sizeOf = (node: typeof profile.head): number =>
		node.selfSize + node.children.reduce((sum, child) => sum + sizeOf(child), 0);
	return sizeOf(profile.head) / ANSWERS;
}

function answer(prepare: (request: IncomingMessage, response: ServerResponse) => void): void {
	const request = new IncomingMessage(new Socket());
	request.headers['accept-encoding'] = 'br';
	const response = new ServerResponse(request);
	prepare(request, response);
	response.setHeader('Content-Type', 'text/plain');
	response.end('good morning');
}

describe('what an answer leaves behind', () => {
	it.each([
		['by the door', (_request: IncomingMessage, response: ServerResponse) => guardResponse(response, {})],
		['that may be compressed', compressAnswers]
	])('is collected with the young: %s', async (_what, prepare) => {
		expect(await survivorsOf(() => answer(prepare))).toBeLessThan(1_000);
	});

	it('is seen by this test', async () => {
		const keep = (_request: IncomingMessage, response: ServerResponse) => {
			response.writeHead = function () {
				return response;
			};
		};
		expect(await survivorsOf(() => answer(keep))).toBeGreaterThan(1_000);
	});
});

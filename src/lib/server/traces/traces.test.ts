import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { describeTrace, startTraces, traced } from '.';

interface Sent {
	name: string;
	traceId: string;
	spanId: string;
	parentSpanId?: string;
	status: { code?: number; message?: string };
	attributes: { key: string }[];
}

/** A collector that keeps what it is sent. */
async function collector() {
	const spans: Sent[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const body = JSON.parse(Buffer.concat(parts).toString()) as {
				resourceSpans: { scopeSpans: { spans: Sent[] }[] }[];
			};
			for (const { scopeSpans } of body.resourceSpans)
				for (const scope of scopeSpans) spans.push(...scope.spans);
			response.end('{}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { spans, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('work within work is a span within a span, also across a wait', async () => {
	const { spans, server, url } = await collector();
	const { finish } = await startTraces(url);
	await traced('GET /[username]', {}, async () => {
		await new Promise((resume) => setTimeout(resume, 5));
		await traced('hash', {}, async () => undefined);
		describeTrace({ 'http.response.status_code': 200 });
	});
	await expect(
		traced('select', {}, async () => {
			throw new TypeError('a message with the name of a child');
		})
	).rejects.toThrow(TypeError);
	await finish();
	server.close();

	const [hash, page, failed] = spans;
	expect([hash?.name, page?.name, failed?.name]).toEqual(['hash', 'GET /[username]', 'select']);
	expect(hash?.parentSpanId).toBe(page?.spanId);
	expect(hash?.traceId).toBe(page?.traceId);
	expect(failed?.traceId).not.toBe(page?.traceId);
	expect(page?.attributes.map(({ key }) => key)).toEqual(['http.response.status_code']);
	expect(failed?.status).toMatchObject({ code: 2, message: 'TypeError' });
	expect(JSON.stringify(spans)).not.toContain('child');
});

test('without traces work is done, and that is all', async () => {
	expect(await traced('GET /', {}, async () => 'done')).toBe('done');
});

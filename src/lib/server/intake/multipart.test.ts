import { inPieces } from '$tests/feed-scene';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { streamForm } from './multipart';

const BOUNDARY = '----leerid';
const field = (name: string, value: string) =>
	`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, content: string) =>
	`--${BOUNDARY}\r\nContent-Disposition: form-data; name="bestand"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n`;
const END = `--${BOUNDARY}--\r\n`;

function request(body: string, size: number, type = `multipart/form-data; boundary=${BOUNDARY}`): Request {
	const stream = Readable.toWeb(Readable.from(inPieces(body, size)));
	return new Request('http://localhost/', {
		method: 'POST',
		headers: { 'content-type': type },
		body: stream as unknown as BodyInit,
		duplex: 'half'
	} as RequestInit);
}

async function read(body: string, size: number) {
	const { fields, file: sent } = await streamForm(request(body, size));
	const parts: Uint8Array[] = [];
	if (sent) for await (const bytes of sent.bytes) parts.push(Uint8Array.from(bytes));
	return {
		fields: Object.fromEntries(fields),
		name: sent?.name,
		text: Buffer.concat(parts).toString('utf8')
	};
}

const TRICKY = `a\r\n--${BOUNDARY.slice(0, -1)}\r\n--\r\nZoë\r\n`;

test('however a form is cut, its fields and its file come out whole', async () => {
	const body = field('soort', 'full') + field('leeg', '') + file('C:\\map\\rij.csv', TRICKY) + END;
	for (const size of [1, 2, 3, 7, 16, 64, 10_000])
		expect(await read(body, size)).toEqual({
			fields: { soort: 'full', leeg: '' },
			name: 'rij.csv',
			text: TRICKY
		});
});

test('a form without a file says so', async () => {
	expect(await read(field('a', 'b') + END, 10)).toMatchObject({ fields: { a: 'b' }, name: undefined });
});

test.each([
	['that breaks off in its file', field('a', 'b') + file('x.csv', 'abc').slice(0, -2)],
	['that breaks off in a header', field('a', 'b').slice(0, 30)],
	['with another boundary', `--other\r\n\r\n${END}`],
	['with a field as long as a file', field('a', 'x'.repeat(10_000)) + END]
])('a form %s is refused', async (_, body) => {
	await expect(read(body, 50)).rejects.toThrow();
});

test('what is no multipart form is refused', async () => {
	await expect(streamForm(request('a=b', 10, 'application/x-www-form-urlencoded'))).rejects.toThrow();
});

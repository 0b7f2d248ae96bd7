import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { cleanLogo, MAX_LOGO_BYTES } from './logo';

function chunk(type: string, data: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const whole = Buffer.alloc(8 + body.length);
	whole.writeUInt32BE(data.length, 0);
	body.copy(whole, 4);
	whole.writeUInt32BE(crc32(body), 4 + body.length);
	return whole;
}
function png({ side = 64, extra = [] as Buffer[], data = true } = {}): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(side, 0);
	header.writeUInt32BE(side, 4);
	header.set([8, 0, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', header),
		...extra,
		...(data ? [chunk('IDAT', deflateSync(Buffer.alloc(side * (side + 1))))] : []),
		chunk('IEND', Buffer.alloc(0))
	]);
}

test('a plain picture stays as it is', () => {
	const picture = png();
	expect(cleanLogo(picture)).toEqual({ png: new Uint8Array(picture) });
});

test('texts in it and what hangs behind it are gone', () => {
	const picture = png({ extra: [chunk('tEXt', Buffer.from('Comment\0<script>alert(1)</script>'))] });
	const dirty = Buffer.concat([picture, Buffer.from('<svg onload=alert(1)>')]);
	expect(cleanLogo(dirty)).toEqual({ png: new Uint8Array(png()) });
});

test.each([
	['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not-png'],
	['nothing', Buffer.alloc(0), 'not-png'],
	['a picture cut short', png().subarray(0, 60), 'not-png'],
	['a picture without a picture', png({ data: false }), 'not-png'],
	['a stamp', png({ side: 16 }), 'bad-size'],
	['a poster', png({ side: 513 }), 'bad-size'],
	['a film', png({ extra: [chunk('acTL', Buffer.alloc(8))] }), 'animated'],
	['too much', Buffer.concat([png(), Buffer.alloc(MAX_LOGO_BYTES)]), 'too-large']
])('%s is refused', (_what, bytes, refusal) => {
	expect(cleanLogo(bytes)).toEqual({ refusal });
});

test('no length inside can lead outside', () => {
	const picture = png();
	picture.writeUInt32BE(0xffffffff, 8);
	expect(cleanLogo(picture)).toEqual({ refusal: 'not-png' });
});

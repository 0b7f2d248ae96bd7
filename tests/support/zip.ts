import { inflateRawSync } from 'node:zlib';

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** The files of a ZIP by name, from its central directory (APPNOTE 4.3.12): stored or deflated, no ZIP64. */
export function readZip(zip: Uint8Array): Map<string, Buffer> {
	const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
	let end = bytes.length - 22;
	while (end >= 0 && bytes.readUInt32LE(end) !== DIRECTORY_END) end--;
	const files = new Map<string, Buffer>();
	let at = bytes.readUInt32LE(end + 16);
	for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
		if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('not a ZIP directory');
		const isDeflated = bytes.readUInt16LE(at + 10) === 8;
		const size = bytes.readUInt32LE(at + 20);
		const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
			number,
			number,
			number
		];
		const local = bytes.readUInt32LE(at + 42);
		const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
		const content = bytes.subarray(start, start + size);
		files.set(
			bytes.toString('utf8', at + 46, at + 46 + name),
			isDeflated ? inflateRawSync(content) : content
		);
		at += 46 + name + extra + comment;
	}
	return files;
}

import { UnreadableFile } from './unreadable-file';

const UTF8_BOM = '\ufeff';
const ASCII_ONLY = /^[\0-\x7f]*$/;

/**
 * Text, without BOM, as its bytes come in: UTF-8, or Windows-1252 from the first byte that cannot be UTF-8 (Excel and
 * older packages write it). A file with good UTF-8 letters before such a byte is neither, and is refused: half its names
 * would be wrong.
 */
export async function* decodeText(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
	const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	const windows1252 = new TextDecoder('windows-1252');
	let decoder: typeof utf8 | typeof windows1252 = utf8;
	let isAscii = true;
	let isFirst = true;
	/** Bytes at the end of the last chunk that UTF-8 has not made a letter of. */
	let pending = new Uint8Array();

	const decode = (bytes: Uint8Array, stream: boolean): string => {
		if (decoder === windows1252) return windows1252.decode(bytes);
		try {
			const text = utf8.decode(bytes, { stream });
			if (isAscii && !ASCII_ONLY.test(text)) isAscii = false;
			pending = stream ? unfinished(pending, bytes) : new Uint8Array();
			return text;
		} catch {
			const whole = Buffer.concat([pending, bytes]);
			// A letter cut off at the very end is a file that did not arrive whole.
			if (!stream || !isAscii || hasUtf8Letter(whole)) throw new UnreadableFile({ reason: 'mixed-encoding' });
			decoder = windows1252;
			return windows1252.decode(whole);
		}
	};

	for await (const bytes of input) {
		const text = decode(bytes, true);
		if (!text) continue;
		yield isFirst && text.startsWith(UTF8_BOM) ? text.slice(1) : text;
		isFirst = false;
	}
	const last = decode(new Uint8Array(), false);
	if (last) yield last;
}

/** The last bytes that are the beginning of a letter of up to four, of all that was not yet a letter. */
function unfinished(before: Uint8Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const tail = Buffer.concat([before, bytes.subarray(-4)]);
	for (let length = Math.min(3, tail.length); length > 0; length--) {
		const lead = tail[tail.length - length] ?? 0;
		const needed = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
		if (needed > length && lead >= 0xc0) return new Uint8Array(tail.subarray(-length));
	}
	return new Uint8Array();
}

/** A lead byte with all its followers: by chance in Windows-1252 it reads as `Ã©` and the like, which nobody is called. */
function hasUtf8Letter(bytes: Uint8Array): boolean {
	for (let i = 0; i < bytes.length - 1; i++) {
		const lead = bytes[i] ?? 0;
		if (lead < 0xc2 || lead > 0xf4) continue;
		const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
		const followers = bytes.subarray(i + 1, i + length);
		if (followers.length === length - 1 && followers.every((byte) => (byte & 0xc0) === 0x80)) return true;
	}
	return false;
}

import type { Look, Reader } from './reader';

/** Longest sides to look at, in pixels: most codes are read in the first, small ones in the second, blurred ones in the third. */
const SIDES = [1280, 2400, 640];

/** Reads a photo or a file in place of the camera's picture. `unreadable` is what this browser cannot show as a picture. */
export async function readPhoto(file: Blob, reader: Reader): Promise<Look | 'unreadable'> {
	const address = URL.createObjectURL(file);
	try {
		// An element and no bitmap: it turns the photo upright, and needs no room for all of a large one at once.
		const image = new Image();
		image.src = address;
		await image.decode();
		const picture = { image, width: image.naturalWidth, height: image.naturalHeight };
		const longest = Math.max(picture.width, picture.height);
		for (const side of SIDES.filter((side, i) => i === 0 || side < longest)) {
			const look = await reader.look(picture, side);
			if (look.length > 0) return look;
		}
		return [];
	} catch {
		return 'unreadable';
	} finally {
		URL.revokeObjectURL(address);
	}
}

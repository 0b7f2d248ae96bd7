import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { bestMasked, masksFor } from './qr-mask';

/** Versions 1 to 4, all levels: the last is larger than what is chosen here. */
const FITS = [1, 2, 3, 4].flatMap((version) =>
	(['L', 'M', 'Q', 'H'] as const).map((errorCorrectionLevel) => ({ version, errorCorrectionLevel }))
);
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** `length` letters, the same for the same `seed`. */
function text(seed: number, length: number): string {
	let state = seed;
	return Array.from({ length }, () => {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		return LETTERS[Math.floor((state / 2 ** 31) * LETTERS.length)];
	}).join('');
}

test.each(FITS)(
	'version $version at level $errorCorrectionLevel: module for module as the library',
	(fit) => {
		const segments = (data: string) => [{ data, mode: 'alphanumeric' as const }];
		const masks = masksFor(segments('A'), fit);
		expect(masks === null).toBe(fit.version > 3);
		const chosen = new Set<number | undefined>();
		for (let seed = 1; seed <= 25; seed++) {
			const data = segments(text(seed, 1 + (seed % 10)));
			const whole = QRCode.create(data, fit);
			const made = bestMasked(data, fit, masks);
			expect({ seed, data: [...made.data] }).toEqual({ seed, data: [...whole.modules.data] });
			expect(made.size).toBe(whole.modules.size);
			chosen.add(whole.maskPattern);
		}
		expect(chosen.size).toBeGreaterThan(2);
	}
);

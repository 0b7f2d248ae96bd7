import { expect, test } from 'vitest';
import { tellPepper, tellSealing } from './tell-keys';

const sealing = { id: '2025', cards: 12, addresses: 3, apps: 1, others: 0 };

test('what a key is needed for is counted, and one that is not held is named with its setting', () => {
	expect(tellPepper({ id: '2025', hashes: 4, isHeld: true })).toBe(
		'4 passwords and codes were made with pepper 2025.'
	);
	expect(tellPepper({ id: '2025', hashes: 4, isHeld: false })).toMatch(/which KEY_PEPPER does not hold/);
	expect(tellSealing({ ...sealing, isHeld: true })).toBe(
		'12 valid cards, 3 e-mail addresses, 1 apps of staff and 0 others were sealed with key 2025.'
	);
	expect(tellSealing({ ...sealing, isHeld: false })).toMatch(
		/with key 2025, which KEY_SEALING does not hold: they cannot be read/
	);
});

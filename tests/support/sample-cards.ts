import type { CardContent, CardSecret } from '../../src/lib/domain/cards/card.ts';

const NAMES = [
	['Gastón', 'Logie'],
	['Süheda', 'Carabin'],
	['Abdulghani', 'Bogdan'],
	['Eben-Ezer', 'Charneux'],
	['محمد', 'عبد الرحمن'],
	['Олександр', 'Коваленко'],
	['Ştefania', 'Țăranu-Ionescu'],
	['Łucja', 'Szczęśniak'],
	['İbrahim', 'Çağlayan'],
	['Marie-Louise', 'De Boel'],
	['Thị Ngọc', 'Nguyễn'],
	['Wilhelmina', 'Van den Bossche']
] as const;
const GROUPS = [
	'4de leerjaar',
	'6de leerjaar',
	'2e lj 2e gr Elektrotechnieken TSO',
	'1e lj 3e gr Wetenschappen-wiskunde ASO'
];
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Whole numbers below `end` in a fixed order that looks random: a test draws the same cards every time. */
export function fixedNumbers(seed: number): (end: number) => number {
	let state = seed >>> 0;
	return (end) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * end);
	};
}

/** Cards as a school prints them: half of them with pictures, the rest words and temporary passwords. */
export function sampleCards(count: number): CardContent[] {
	const below = fixedNumbers(4);
	return Array.from({ length: count }, (_, i) => {
		const [givenName, familyName] = NAMES[i % NAMES.length] ?? NAMES[0];
		const username = `leerling.${i}`;
		const token = Array.from({ length: 13 }, () => ALPHABET[below(ALPHABET.length)]).join('');
		const letters = Array.from({ length: 8 }, () => ALPHABET[below(ALPHABET.length)]).join('');
		const secrets: CardSecret[] = [
			{ kind: 'pictures', choice: Array.from({ length: 8 }, () => below(12)) },
			i % 4 === 1
				? { kind: 'word', text: `${23 + below(70)}ban${2 + below(8)}` }
				: { kind: 'temporary', text: letters }
		];
		const secret = secrets[i % 2] as CardSecret;
		const group = Math.floor((i * GROUPS.length) / count);
		return {
			groupName: GROUPS[group] ?? '',
			className: group === 1 ? '6B' : undefined,
			givenName,
			familyName,
			qrUrl: `HTTPS://MIJN.LEERID.BE/K/${token}`,
			readableUrl: `https://mijn.leerid.be/${username}`,
			username,
			secret,
			accountType: secret.kind === 'temporary' ? 'gevorderd' : 'basis',
			stamnummer: String(i).padStart(5, '0')
		};
	});
}

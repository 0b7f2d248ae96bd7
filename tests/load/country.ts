// A country that does not exist, always the same for the same seed: 4,000 schools, 300 pupils each, 1.2 million in all.
// Names are drawn from the lists below; one pupil in fifty is enrolled at a second school (with the same national number), one in
// twenty has no national number. National numbers have the check digits of a birth since 2000 and the day 31 of a month that
// never has it, so that no living child has them.

const GIVEN = [
	...['Emma', 'Noor', 'Zoë', 'Elif', 'Süheda', 'Louise', 'Aya', 'Mila', 'Lizabeta', 'Nore', 'Fien', 'Amina'],
	...[
		'Wout',
		'Lucas',
		'Mohammed',
		'Gastón',
		'Liam',
		'Ardalan',
		'Jules',
		'Borel',
		'Finn',
		'Yusuf',
		'Seppe',
		'Đức'
	]
];
const FAMILY = [
	...[
		'Janssens',
		'Peeters',
		'Daniëls',
		'De Boel',
		'El Idrissi',
		'Çelik',
		'Nguyễn',
		"D'hondt",
		'Van den Broeck'
	],
	...[
		'Maes',
		'Willems',
		'Yılmaz',
		'Claes',
		'Goossens',
		'Öztürk-Wouters',
		'Kowalski',
		'Vermeulen',
		'Bogdan',
		'Logie'
	]
];
const GROUPS = Array.from({ length: 12 }, (_, i) => ({
	name: i < 6 ? `${i + 1}e leerjaar` : `${i - 5}e lj secundair`,
	code: i < 6 ? '211' : '311'
}));
export const HEADER =
	'instellingsnummer;stamnummer;voornaam;naam;administratieve_groep;hoofdstructuur;inschrijving_van;inschrijving_tot;uitgeschreven_op;rijksregisternummer;officiele_voornaam;officiele_naam;geslacht;geboortedatum\n';

export interface Country {
	seed: number;
	schools: number;
	pupilsASchool: number;
	/** Of a thousand rows, how many are other than the first night: names, groups, leavers and arrivals. */
	changedPerMille: number;
}

/** Mulberry32: small, fast, and the same everywhere. */
export function random(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** The file with the schools. */
export function schoolsCsv({ schools }: Pick<Country, 'schools'>): string {
	const rows = Array.from({ length: schools }, (_, i) => `${i + 1};School ${i + 1}\n`);
	return `instellingsnummer;naam\n${rows.join('')}`;
}

/** The full file of one night, in pieces of a school. */
export function* enrollmentsCsv(country: Country): Generator<string> {
	yield HEADER;
	const { schools, pupilsASchool, seed, changedPerMille } = country;
	for (let school = 1; school <= schools; school++) {
		const draw = random(seed * 100_003 + school);
		const change = random(seed * 999_983 + school + changedPerMille);
		let text = '';
		for (let pupil = 1; pupil <= pupilsASchool; pupil++) {
			const kind = change() * 1000 < changedPerMille ? Math.floor(change() * 4) : null;
			text += row(school, pupil, draw, kind);
		}
		yield text;
	}
}

/** `kind`: 0 another name, 1 another group, 2 left, 3 left and somebody else came. */
function row(school: number, pupil: number, draw: () => number, kind: number | null): string {
	const pick = <T>(list: readonly T[]) => list[Math.floor(draw() * list.length)] as T;
	const [given, family, group] = [pick(GIVEN), pick(FAMILY), pick(GROUPS)];
	const other = pick(GROUPS);
	const [hasNumber, isTwice] = [draw() < 0.95, draw() < 0.02];
	const year = 8 + Math.floor(draw() * 15);
	const month = 1 + Math.floor(draw() * 12);
	const gender = pick(['M', 'V']);
	if (kind === 2) return '';
	const stamnummer = kind === 3 ? 900_000 + pupil : pupil;
	const { name, code } = kind === 1 ? other : group;
	const surname = kind === 0 ? `${family}-Nieuw` : family;
	// The child of the school before, of the same place in its list, is here too.
	const number = hasNumber
		? nationalNumber(
				year,
				month,
				kind === 3 ? 10_000_000 : isTwice && school > 1 ? school - 1 : school,
				pupil
			)
		: '';
	const birth = hasNumber ? `20${String(year).padStart(2, '0')}-${String(month).padStart(2, '0')}-15` : '';
	return `${school};${stamnummer};${given};${surname};${name};${code};2026-09-01;2027-08-31;;${number};${hasNumber ? given : ''};${hasNumber ? surname : ''};${hasNumber ? gender : ''};${birth}\n`;
}

/** Eleven digits that pass the check; the place of the pupil stands where a real one has the day and the counter. */
function nationalNumber(year: number, month: number, school: number, pupil: number): string {
	const place = (school * 1000 + pupil) % 9_999_999;
	// YY is the year; the rest only has to be unique and valid: MM 41-52 is a bisnummer of known sex.
	const months = 1 + (Math.floor(place / 31_000) % 12) + 20 * (Math.floor(place / 372_000) % 3);
	const days = Math.floor(place / 1000) % 31;
	const years = (year + 23 * Math.floor(place / 1_116_000)) % 100;
	const body =
		[years, months, days].map((part) => String(part).padStart(2, '0')).join('') +
		String(place % 1000).padStart(3, '0');
	void month;
	return body + String(97 - (Number(`2${body}`) % 97)).padStart(2, '0');
}

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
	const { schools, seed, changedPerMille } = country;
	for (let school = 1; school <= schools; school++) {
		const change = random(seed * 999_983 + school + changedPerMille);
		let text = '';
		for (const child of childrenOf(country, school))
			text += changed(child, change() * 1000 < changedPerMille ? Math.floor(change() * 4) : null);
		yield text;
	}
}

/** Above every school there is, so that nobody of the first night has the national number of a child that is new a night later, or in September. */
const [NEW_AT_NIGHT, NEWCOMERS] = [50_000, 100_000];
/** The places in `GROUPS` of the last year at primary and at secondary school. */
const [LAST_PRIMARY, LAST] = [5, 11];

/**
 * The full file of 1 September, made from the first night: everybody a year further, who was in the last year of primary at the next
 * school, who was in the last of all gone, and as many new ones in the first.
 */
export function* septemberCsv(country: Omit<Country, 'changedPerMille'>): Generator<string> {
	yield HEADER;
	const { schools } = country;
	for (let school = 1; school <= schools; school++) {
		let text = '';
		for (const child of childrenOf(country, school)) {
			if (child.group === LAST_PRIMARY) continue;
			text +=
				child.group === LAST
					? line({ ...child, group: 0, stamnummer: 700_000 + child.pupil, home: school + NEWCOMERS }, 2027)
					: line({ ...child, group: child.group + 1 }, 2027);
		}
		for (const child of childrenOf(country, school === 1 ? schools : school - 1))
			if (child.group === LAST_PRIMARY)
				text += line({ ...child, school, group: LAST_PRIMARY + 1, stamnummer: 500_000 + child.pupil }, 2027);
		yield text;
	}
}

interface Child {
	school: number;
	/** The place in the list of the school. */
	pupil: number;
	stamnummer: number;
	given: string;
	family: string;
	/** The place in `GROUPS`. */
	group: number;
	otherGroup: number;
	hasNumber: boolean;
	/** The school that the national number is made of. */
	home: number;
	year: number;
	month: number;
	gender: string;
}

/** The pupils of a school in the first night; one in fifty is the child of the same place in the list of the school before. */
function childrenOf(country: Pick<Country, 'seed' | 'pupilsASchool'>, school: number): Child[] {
	const before = school > 1 ? drawn(country, school - 1) : [];
	return drawn(country, school).map(({ isTwice, ...child }, at) => {
		const other = before[at];
		if (!isTwice || !other || other.isTwice) return child;
		const { given, family, hasNumber, home, year, month, gender } = other;
		return { ...child, given, family, hasNumber, home, year, month, gender };
	});
}

function drawn({ seed, pupilsASchool }: Pick<Country, 'seed' | 'pupilsASchool'>, school: number) {
	const draw = random(seed * 100_003 + school);
	const below = (count: number) => Math.floor(draw() * count);
	return Array.from({ length: pupilsASchool }, (_, at): Child & { isTwice: boolean } => {
		const [given, family] = [GIVEN[below(GIVEN.length)] ?? '', FAMILY[below(FAMILY.length)] ?? ''];
		const [group, otherGroup] = [below(GROUPS.length), below(GROUPS.length)];
		const [hasNumber, isTwice] = [draw() < 0.95, draw() < 0.02];
		const [year, month] = [8 + below(15), 1 + below(12)];
		const gender = ['M', 'V'][below(2)] ?? '';
		const who = { given, family, hasNumber, home: school, year, month, gender };
		return { ...who, school, pupil: at + 1, stamnummer: at + 1, group, otherGroup, isTwice };
	});
}

/** `kind`: 0 another name, 1 another group, 2 left, 3 left and somebody else came. */
function changed(child: Child, kind: number | null): string {
	if (kind === 2) return '';
	if (kind === 0) return line({ ...child, family: `${child.family}-Nieuw` });
	if (kind === 1) return line({ ...child, group: child.otherGroup });
	return line(
		kind === 3 ? { ...child, stamnummer: 900_000 + child.pupil, home: child.home + NEW_AT_NIGHT } : child
	);
}

function line(
	{ school, pupil, stamnummer, given, family, group, hasNumber, home, year, month, gender }: Child,
	begin = 2026
): string {
	const { name = '', code = '' } = GROUPS[group] ?? {};
	const days = `${begin}-09-01;${begin + 1}-08-31`;
	const birth = `20${String(year).padStart(2, '0')}-${String(month).padStart(2, '0')}-15`;
	const official = hasNumber ? [nationalNumber(home, pupil), given, family, gender, birth].join(';') : ';;;;';
	return `${school};${stamnummer};${given};${family};${name};${code};${days};;${official}\n`;
}

/** How many numbers one year of two digits holds. */
const PLACES_A_YEAR = 31 * 36 * 1000;

/**
 * Eleven digits that pass the check, and no other child's: the year, the month and the day of the number are the place of the pupil in the
 * country and not the birth, so that up to 111,600 schools share none.
 */
function nationalNumber(school: number, pupil: number): string {
	const place = school * 1000 + pupil;
	const years = Math.floor(place / PLACES_A_YEAR) % 100;
	// A month of 21 to 32 or 41 to 52 is that of a bisnummer.
	const months = 1 + (Math.floor(place / 31_000) % 12) + 20 * (Math.floor(place / 372_000) % 3);
	const days = Math.floor(place / 1000) % 31;
	const body =
		[years, months, days].map((part) => String(part).padStart(2, '0')).join('') +
		String(place % 1000).padStart(3, '0');
	return body + String(97 - (Number(`2${body}`) % 97)).padStart(2, '0');
}

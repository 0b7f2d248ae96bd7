/**
 * Letters of other scripts in Latin letters, close to how Belgian municipalities write these names (ICAO Doc 9303
 * part 3 for Cyrillic and Arabic, ELOT 743 for Greek, without marks). Vowels that Arabic and Hebrew do not write
 * cannot be guessed: the school corrects the proposal. In this order: Greek; Cyrillic with Bulgarian, Serbian,
 * Macedonian, Belarusian and Ukrainian; Arabic with Persian, Urdu and Kurdish; Hebrew; Georgian; Armenian.
 */
const SCRIPTS = `
	α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps
	ω=o
	а=a б=b в=v г=g ґ=g д=d ѓ=g е=e ё=e є=ie ж=zh з=z и=i й=i і=i ї=i ј=j к=k ќ=k л=l м=m н=n о=o п=p
	р=r с=s т=t у=u ў=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=iu я=ia ђ=dj ѕ=dz љ=lj њ=nj ћ=c
	џ=dz
	ا=a آ=a أ=a إ=i ٱ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f
	ق=q ك=k ل=l م=m ن=n ه=h و=w ي=y ى=a ة=a ء= ؤ=w ئ=y پ=p چ=ch ژ=zh ک=k گ=g ی=y ۆ=o ە=e ێ=e ڕ=r ڵ=l ڤ=v
	ہ=h ں=n ے=e ٹ=t ڈ=d ڑ=r
	א=a ב=b ג=g ד=d ה=h ו=v ז=z ח=ch ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts ץ=ts ק=k
	ר=r ש=sh ת=t
	ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q
	შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h
	ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh
	ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f և=ev
`;
const LETTERS = new Map(
	SCRIPTS.trim()
		.split(/\s+/)
		.map((pair): [string, string] => {
			const [letter = '', latin = ''] = pair.split('=');
			return [letter, latin];
		})
);
/** Greek writes these sounds with two letters. */
const GREEK_PAIRS: readonly [RegExp, string][] = [
	[/ο[υύ]/g, 'ou'],
	[/([αεη])[υύ](?=[θκξπσςτφχψ]|$)/g, '$1φ'],
	[/([αεη])[υύ]/g, '$1β']
];

/** `text` in lower case with the letters of six other scripts written in Latin; everything else is left alone. */
export function transliterate(text: string): string {
	const composed = GREEK_PAIRS.reduce(
		(word, [pair, sound]) => word.replace(pair, sound),
		text.normalize('NFC').toLowerCase()
	);
	// A letter that carries a mark ("ά", vowelled Arabic) falls back to the letter under the mark.
	return [...composed]
		.map((letter) => LETTERS.get(letter) ?? LETTERS.get(letter.normalize('NFD')[0] ?? '') ?? letter)
		.join('');
}

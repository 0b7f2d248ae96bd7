/** The words around deliveries of enrollments and duplicate pupils, for the operator. */
export const nlFeed = {
	menu: 'Aanlevering',
	title: 'Aanlevering van inschrijvingen',
	intro:
		'Hier komen de inschrijvingen van de scholen binnen. Een bestand wordt in zijn geheel verwerkt of helemaal niet.',
	upload: 'Bestand opladen',
	file: 'Bestand',
	fileHint:
		'CSV, ZIP met CSV-bestanden, of OneRoster 1.2 (ZIP). Tot 2 GB. De kolommen staan in docs/feed.md.',
	kind: 'Wat staat er in het bestand?',
	kinds: { full: 'Alle leerlingen van de scholen in het bestand', changes: 'Alleen wijzigingen' },
	kindHint: 'Bij een volledig bestand wordt wie er niet meer in staat, die dag uitgeschreven.',
	preview: 'Eerst tonen wat er zou veranderen (droogloop)',
	submit: 'Opladen',
	problem: 'Er ging iets mis',
	fileMissing: 'Kies eerst een bestand.',
	list: 'Aanleveringen',
	empty: 'Er is nog niets aangeleverd.',
	total: (n: number) => (n === 1 ? '1 aanlevering' : `${n} aanleveringen`),
	newer: 'Nieuwere',
	older: 'Oudere',
	back: 'Terug naar de lijst',
	received: 'Ontvangen',
	madeAt: 'Gemaakt door de afzender',
	finished: 'Klaar',
	source: 'Weg',
	sources: { upload: 'opgeladen', folder: 'map', api: 'API', start: 'start' },
	state: 'Toestand',
	states: {
		receiving: 'wordt ontvangen',
		received: 'wordt berekend en verwerkt',
		waiting: 'wacht op jou',
		approved: 'goedgekeurd, wordt verwerkt',
		merged: 'verwerkt',
		unchanged: 'hetzelfde als de vorige keer: niets te doen',
		refused: 'geweigerd',
		discarded: 'niet uitgevoerd'
	},
	rows: 'Rijen',
	readSoFar: (rows: string, size: string) => `${rows} rijen gelezen (${size}).`,
	/** Of the merge, in the order in which it goes. */
	steps: [
		'De rijen worden nagekeken',
		'De rijen worden vergeleken met wat er al is',
		'Er wordt beslist wat er verandert',
		'Scholen, groepen en nieuwe leerlingen worden geschreven',
		'Inschrijvingen worden geschreven',
		'Namen en accounts volgen'
	],
	step: (step: number, total: number, what: string) => `Stap ${step} van ${total}. ${what}.`,
	refresh: 'Ververs deze pagina',
	result: 'Wat verandert',
	counts: {
		newPupils: 'Nieuwe leerlingen',
		newEnrollments: 'Nieuwe inschrijvingen',
		changed: 'Gewijzigde inschrijvingen',
		ended: 'Uitgeschreven omdat ze niet meer in het bestand staan',
		unchanged: 'Ongewijzigd',
		refused: 'Geweigerde rijen',
		schools: 'Nieuwe of gewijzigde scholen',
		groups: 'Nieuwe of gewijzigde administratieve groepen',
		remarks: 'Zonder officiële gegevens (rijksregisternummer ontbreekt of klopt niet)'
	},
	absenceUnknown:
		'Een rij zegt niet van welke school ze is. Daarom wordt niemand uitgeschreven omdat hij niet in het bestand staat.',
	waitingTitle: 'Kijk dit na voor je ja zegt',
	waitingPreview: 'Je vroeg een droogloop. Er is nog niets veranderd.',
	waitingWhy: 'Er is nog niets veranderd. Bij deze scholen verandert er zoveel dat eerst iemand moet kijken:',
	school: 'Instellingsnummer',
	known: 'Leerlingen nu',
	changedPupils: 'Gewijzigd',
	deregistered: 'Uitgeschreven',
	brakes: {
		'many-deregistered': 'meer dan 10 % uitgeschreven',
		'many-changed': 'meer dan 75 % gewijzigd'
	},
	approve: 'Ja, voer uit',
	discard: 'Nee, niet uitvoeren',
	approved: 'De aanlevering wordt uitgevoerd.',
	discarded: 'De aanlevering wordt niet uitgevoerd.',
	tooLate: 'Deze aanlevering wacht niet meer.',
	failed: 'De verwerking is mislukt. Er is niets veranderd.',
	retry: 'Probeer opnieuw',
	retried: 'De verwerking begint opnieuw.',
	reasonsTitle: 'Waarom rijen geweigerd zijn',
	reason: 'Reden',
	count: 'Aantal',
	download: 'Download het verslag, rij per rij (CSV)',
	refusedTitle: 'Dit bestand is geweigerd. Er is niets veranderd.',
	/** Of a whole file, by code. */
	fileRefusals: {
		empty: 'Het bestand is leeg.',
		'mixed-encoding':
			'Een deel van het bestand is UTF-8 en een ander deel niet, of het is middenin afgebroken. De namen zouden fout zijn.',
		'missing-column': 'Er ontbreekt een kolom.',
		'unknown-columns': 'De kolommen zijn niet die van scholen, administratieve groepen of inschrijvingen.',
		'repeated-column': 'Een kolom staat er twee keer.',
		'too-many-columns': 'Er zijn meer dan 100 kolommen.',
		'row-too-long': 'Een rij is langer dan 16.000 tekens. Misschien is een aanhalingsteken niet gesloten.',
		'too-many-rows': 'Er zijn te veel rijen.',
		'unclosed-quote': 'Een aanhalingsteken is niet gesloten.',
		'stray-quote': 'Er staat een aanhalingsteken midden in een cel.',
		'too-large': 'Het bestand is groter dan 2 GB.',
		interrupted: 'De verbinding is verbroken voor het bestand volledig was.',
		'older-feed': 'Het bestand is ouder dan wat al verwerkt is voor een van zijn scholen.',
		'not-a-zip': 'De ZIP is beschadigd of niet volledig.',
		'too-many-files': 'De ZIP bevat te veel bestanden.',
		'unpacks-too-large': 'De ZIP is uitgepakt te groot.',
		'missing-file': 'Er ontbreekt een bestand in de ZIP.',
		'unsupported-zip': 'De ZIP gebruikt een manier van inpakken die LeerID niet kent.',
		'not-oneroster':
			'De ZIP is geen OneRoster 1.2: mappen zijn niet toegelaten en elke rij moet volledig zijn.'
	} as Record<string, string>,
	where: {
		column: (name: string) => `Kolom: ${name}.`,
		line: (line: number) => `Regel: ${line}.`,
		file: (name: string) => `Bestand in de ZIP: ${name}.`
	},
	report: {
		columns: ['Bestand', 'Regel', 'Instellingsnummer', 'Stamnummer', 'Wat', 'Toelichting', 'Kolom'],
		files: {
			schools: 'scholen',
			administrativeGroups: 'administratieve groepen',
			enrollments: 'inschrijvingen'
		},
		outcomes: {
			refused: 'geweigerd',
			ended: 'uitgeschreven (niet meer in het bestand)',
			'new-pupil': 'nieuwe leerling',
			'new-enrollment': 'nieuwe inschrijving van een bekende leerling',
			changed: 'gewijzigd'
		},
		/** Of a row, by code. */
		reasons: {
			'wrong-column-count': 'de rij heeft meer of minder cellen dan er kolommen zijn',
			'bad-instellingsnummer': 'dit is geen instellingsnummer',
			'missing-stamnummer': 'het stamnummer ontbreekt',
			'bad-stamnummer': 'dit is geen stamnummer',
			'missing-name': 'een naam ontbreekt',
			'name-too-long': 'een naam is te lang',
			'bad-hoofdstructuur': 'deze hoofdstructuur hoort niet bij LeerID',
			'missing-date': 'een datum ontbreekt',
			'bad-date': 'deze datum bestaat niet',
			'implausible-date': 'deze datum ligt te ver in de toekomst',
			'end-before-begin': 'het einde ligt voor het begin',
			'bad-gender': 'het geslacht is geen M, V of X',
			'repeated-row': 'dit stond al eerder in het bestand; de eerste rij telt',
			'unknown-school': 'deze school is niet bekend',
			'outside-scope': 'de afzender mag niet voor deze school spreken',
			'unknown-administrative-group': 'deze administratieve groep is niet bekend bij de school',
			overtaken: 'dit werd intussen door iets anders gewijzigd; een volgende levering beslist',
			'identity-conflict':
				'dit kan een ander kind zijn: stamnummer, naam en rijksregisternummer spreken elkaar tegen'
		} as Record<string, string>
	}
};

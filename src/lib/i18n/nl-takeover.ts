/** The words around accounts of a system that ran before, for the operator. */
export const nlTakeover = {
	menu: 'Bestaande accounts',
	title: 'Bestaande accounts overnemen',
	intro:
		'Ging er een ander systeem vooraf, dan komen de accounts daarvan hier binnen. Lever eerst de inschrijvingen aan: een account wordt gevonden met het instellingsnummer en het stamnummer van de leerling. Leerlingen houden hun LeerID, hun gebruikersnaam en hun oude kaart. Wachtwoorden komen niet mee: de school maakt per klas nieuwe.',
	upload: 'Bestand opladen',
	file: 'Bestand',
	fileHint:
		'CSV met de kolommen instellingsnummer, stamnummer, leerid_uuid, gebruikersnaam, type en oude_gebruikersnamen. Tot 16 MB en 100.000 rijen. Meer staat in docs/feed.md.',
	preview: 'Alleen tonen wat er zou gebeuren (droogloop)',
	submit: 'Opladen',
	download: 'Droogloop als bestand (CSV)',
	column: 'Kolom',
	none: 'Kies eerst een bestand.',
	meanwhile:
		'Iemand gaf op hetzelfde moment een van deze namen aan een leerling. Er is niets veranderd. Probeer opnieuw.',
	unread: 'Dit bestand kan niet gelezen worden. Er is niets veranderd.',
	dryDone:
		'Dit was een droogloop. Er is niets veranderd. Klopt het? Laad hetzelfde bestand dan op zonder droogloop.',
	done: 'De accounts zijn overgenomen. Laat de scholen nu nieuwe wachtwoorden maken.',
	result: 'Wat er met elke rij gebeurt',
	row: 'Regel',
	outcome: 'Wat',
	reason: 'Waarom',
	most: (n: number) => `Je ziet de eerste ${n} rijen. De droogloop als bestand heeft ze alle.`,
	counts: {
		takenOver: (n: number) => `Overgenomen: ${n}`,
		namesAdded: (n: number) => `Al bekend, oude namen erbij: ${n}`,
		known: (n: number) => `Al bekend: ${n}`,
		refused: (n: number) => `Geweigerd: ${n}`
	},
	outcomes: {
		'taken-over': 'overgenomen',
		'names-added': 'al bekend, oude namen erbij',
		known: 'al bekend',
		refused: 'geweigerd'
	},
	/** Of a row, by code; what the feed refuses too has its words there. */
	reasons: {
		'bad-uuid': 'dit is geen LeerID_uuid',
		'bad-username': 'dit kan geen gebruikersnaam zijn',
		'reserved-username': 'deze gebruikersnaam is een adres van LeerID zelf',
		'bad-type': 'het type is niet basis of gevorderd',
		'too-many-names': 'er staan meer dan 20 oude gebruikersnamen',
		'claimed-twice': 'een andere rij vraagt hetzelfde voor een andere leerling; geen van beide telt',
		'unknown-pupil': 'deze leerling is niet bekend: lever eerst de inschrijvingen aan',
		'several-pupils': 'dit stamnummer was van meer dan één leerling; zet voornaam en naam in het bestand',
		'another-name': 'de leerling met dit stamnummer heet anders',
		'other-account': 'deze leerling heeft al een ander LeerID',
		'uuid-taken': 'dit LeerID_uuid is van een andere leerling',
		'username-taken': 'deze gebruikersnaam is, of was, van een andere leerling',
		'known-otherwise': 'dit LeerID is er al, met een andere gebruikersnaam'
	} as Record<string, string>
};

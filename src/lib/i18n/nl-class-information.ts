const pupils = (n: number) => (n === 1 ? '1 leerling' : `${n} leerlingen`);
const rows = (n: number) => (n === 1 ? '1 rij' : `${n} rijen`);

/** The words of class information: consent (in the documents' own words, F70–F74), the packages, and the mandates' file. */
export const nlClassInformation = {
	title: 'Delen van klasinformatie met LeerID',
	onlyWith: 'Let op: dit is mogelijk als je school werkt met één van deze administratieve pakketten:',
	extra: 'Extra informatie delen met LeerID en applicaties aangesloten op LeerID',
	off: 'Momenteel deelt je school geen klasinformatie met LeerID',
	offAsk:
		'Hierbij vragen we je akkoord om de klasinformatie van jouw leerlingen op te vragen bij je administratief pakket.',
	offWhat: 'Klasinformatie delen maakt het onderstaande mogelijk in je LeerID Schoolloket:',
	benefits: [
		'Leerlingen filteren en zoeken op (sub)klas',
		'Applicaties eenvoudig toekennen per (sub)klas',
		'Nieuwe of aangepaste LeerID-account(s) groeperen per (sub)klas voor een vlotte verdeling'
	],
	toApplications:
		'Als een LeerID-beheerder een applicatie zichtbaar maakt voor een leerling, krijgt die applicatie ook toegang tot de klasinformatie. Let op, dit laatste is enkel van toepassing indien de applicatie het delen van klasinformatie heeft geïntegreerd.',
	fetched: (school: string) =>
		`${school} kan de klasinformatie ophalen uit de administratieve software die geconfigureerd staat in “Mijn Schoolsoftware”.`,
	begin: 'Deel klasinformatie met LeerID',
	share: 'Deel klasinformatie',
	cancel: 'Annuleer',
	back: 'Terug naar Schoolinstellingen',
	on: 'Klasinformatie wordt gedeeld met LeerID',
	onWhat: 'De klasinformatie is beschikbaar in LeerID. Hierdoor kunnen al jouw LeerID-beheerders:',
	details: 'Toon details van het goedgekeurde protocol',
	stopBegin: 'Stop het delen van klasinformatie met LeerID',
	stopWhat:
		'Klasinformatie delen stoppen maakt het onderstaande niet meer mogelijk in je LeerID Schoolloket:',
	stopErases: (count: number) =>
		`LeerID wist meteen alle klasinformatie van je school (nu van ${pupils(count)}), wat per klas aan applicaties is toegekend en welke klassen leerkrachten zien. Dat kan je niet ongedaan maken. Opnieuw delen kan later wel: dan vragen we opnieuw je akkoord.`,
	stop: 'Stop het delen van klasinformatie',
	erased: ({
		at,
		count,
		memberships,
		assignments
	}: Record<'count' | 'memberships' | 'assignments', number> & { at: string }) =>
		`Op ${at} is alle klasinformatie van je school gewist: ${rows(memberships)} van ${pupils(count)}, en ${assignments === 1 ? '1 toekenning' : `${assignments} toekenningen`} per klas.`,
	onlyDecider:
		'Alleen een LeerID-databeheerder kan het delen activeren of stoppen. Dat recht volgt de directeursopdracht.',
	kept: (count: number, at: string) =>
		`LeerID kent nu de klas van ${pupils(count)}. Laatst ontvangen op ${at}.`,
	keptNone: 'Er is nog geen klasinformatie binnengekomen. Ze komt met de volgende dagelijkse levering.',
	asksAgain:
		'Er is een nieuwe versie van het protocol. Lees ze en ga akkoord. Tot dan blijft het protocol gelden dat je school goedkeurde.',
	readNew: 'Lees de nieuwe versie',
	refusals: {
		'no-package': 'Kies eerst in “Mijn Schoolsoftware” met welk pakket je school werkt.',
		'other-protocol': 'De tekst is intussen veranderd. Lees de nieuwe tekst en ga dan akkoord.'
	},
	software: {
		title: 'Mijn Schoolsoftware',
		how: 'LeerID luistert voor je school alleen naar dit pakket.',
		label: 'Administratief pakket',
		none: 'Nog niet gekozen',
		save: 'Bewaar pakket',
		saved: 'Het pakket is bewaard.',
		now: (name: string) => `Je school werkt met ${name}.`,
		wisa: 'Zo stel je het delen in Wisa in'
	},
	history: {
		title: 'Eerdere en huidige akkoorden',
		version: (version: string) => `Protocol, versie ${version}`,
		accepted: (name: string, at: string) => `Goedgekeurd door ${name} op ${at}`,
		stopped: (at: string) => `gestopt op ${at}`,
		standing: 'geldt nu',
		hash: 'Vingerafdruk van de tekst (SHA-256)'
	},
	protocol: {
		dated: (day: string, signed: string) => `Document van ${day}, getekend op ${signed}`,
		gone: 'Deze versie van de tekst is hier niet meer bekend. De vingerafdruk zegt welke tekst het was.'
	},
	wisa: {
		title: 'Klasinformatie delen via Wisa',
		intro:
			'Werkt je school met Wisa? Dan moet je ook in Wisa zelf nog enkele aanpassingen doen voor het delen werkt.',
		first: 'Zet de synchronisatie aan',
		firstSteps: [
			'Ga via Schoolstructuur naar Instellingen en kies Fiche.',
			'Kies op de fiche het tabblad Extra, en daarna Allerlei.',
			'Vink “Synchroniseren met Leerid” aan.'
		],
		second: 'Plan de dagelijkse synchronisatie, één keer',
		secondWho: 'Dit doet de beheerder van Wisa, of iemand met aangepaste rechten.',
		secondSteps: [
			'Ga naar Extra, daarna naar Onderhoud server, en tot slot naar Beheer scheduling.',
			'Kies Invoegen. Kies onderaan “Leerid synchronisatie” en klik op Tijdstip instellen.',
			'Kies wanneer: best dagelijks om 00:00, of later, liefst tussen 0 en 9 uur.',
			'Klik op OK, en bewaar met Bewaren.'
		]
	},
	desk: {
		filter: '(Sub)klas',
		column: 'Klas',
		classes: 'Klassen',
		classesHint: 'Een leerkracht ziet ook de leerlingen van deze klassen.',
		level: 'Deze klassen'
	},
	operator: {
		title: 'Klasinformatie',
		intro:
			'Welke systemen namens welk pakket spreken, hoe hun dagelijkse bestand eruitziet, en wat er binnenkwam.',
		clients: 'Wie spreekt voor welk pakket?',
		clientsNone: 'Er is nog geen systeem. Maak eerst een toepassing van de soort “Alleen systemen”.',
		package: 'Pakket',
		noPackage: 'Geen',
		packageOf: (name: string) => `Pakket van ${name}`,
		save: 'Bewaar',
		saved: 'Bewaard.',
		columns: (name: string) => `Kolommen in het bestand van ${name}`,
		columnsHow:
			'Schrijf bij elk gegeven hoe de kolom heet in het dagelijkse bestand van dit pakket. Laat leeg wat er niet in staat. Kies precies één kenmerk van de leerling. Alles leeg: de namen zijn die van LeerID zelf.',
		fields: {
			leerid_uuid: 'LeerID_uuid',
			account_uuid: 'Account_uuid',
			stamnummer: 'Stamnummer',
			klas: 'Klas',
			subklas: 'Subklas',
			van: 'Van',
			tot: 'Tot en met'
		},
		columnRefusals: {
			'no-class': 'Vul de kolom van de klas in.',
			'one-identifier': 'Vul precies één kolom in waaraan we de leerling herkennen.',
			'repeated-column': 'Twee gegevens hebben dezelfde kolom.',
			'too-long': 'De naam van een kolom is te lang.'
		},
		upload: 'Lees een dagelijks bestand in',
		uploadHow:
			'Voor een school waarvan het pakket niet zelf kan leveren. Het bestand zegt van elke leerling in welke klas die zit: wie er niet in staat, zit daarna in geen klas meer.',
		number: 'Instellingsnummer',
		file: 'CSV-bestand',
		send: 'Lees in',
		none: 'Kies een bestand.',
		received: (stored: number, refused: number) =>
			`Ingelezen: ${rows(stored)} bewaard, ${rows(refused)} geweigerd.`,
		line: (line: number) => `Rij ${line}`,
		refusals: {
			'unknown-school': 'Er is geen school met dit nummer die met dit pakket werkt.',
			'no-consent': 'Deze school deelt geen klasinformatie.',
			'key-reused': 'Onder deze naam is al iets anders geleverd.',
			overtaken: 'Er is intussen een nieuwere levering. Deze is niet ingelezen.',
			'whole-first': 'Er is eerst een volledige levering nodig.',
			'nothing-usable': 'Geen enkele rij kan bewaard worden. Er is niets veranderd.',
			file: 'Dit bestand kan niet gelezen worden: is het CSV in UTF-8, met de juiste kolommen?'
		},
		reasons: {
			'no-row': 'geen rij',
			'one-identifier': 'er moet precies één kenmerk van de leerling staan',
			'bad-identifier': 'het kenmerk is geen uuid',
			'no-class': 'er staat geen klas',
			'title-too-long': 'de naam van de klas is te lang',
			'bad-date': 'een dag die niet bestaat',
			'end-before-begin': 'het einde ligt voor het begin',
			'unknown-pupil': 'deze school heeft die leerling niet',
			'repeated-row': 'staat er al',
			'wrong-column-count': 'te veel of te weinig kolommen'
		},
		latest: 'Laatste leveringen',
		latestNone: 'Er kwam nog niets binnen.',
		scopes: { whole: 'volledig', changes: 'wijzigingen' },
		delivery: (school: string, name: string, scope: string, at: string) =>
			`${school}: ${name}, ${scope}, ${at}`
	},
	mandates: {
		title: 'Directeursopdrachten',
		intro:
			'Lees elke maandag het bestand met de directeursopdrachten in. Wie erin staat, wordt directeur en LeerID-databeheerder van de school, tot de einddatum van de opdracht. Zonder einddatum: tot iemand het recht beëindigt. Na de einddatum vervalt het recht vanzelf.',
		columns: 'Kolommen: instellingsnummer, naam, e_mail, van, tot.',
		send: 'Lees in',
		done: 'Het bestand is ingelezen.',
		counts: {
			granted: (n: number) => (n === 1 ? '1 nieuw recht' : `${n} nieuwe rechten`),
			invited: (n: number) => `${n} uitgenodigd per mail`,
			moved: (n: number) => `${n} met een andere einddatum`,
			unchanged: (n: number) => `${n} ongewijzigd`,
			refused: (n: number) => `${n} geweigerd`
		},
		file: 'Dit bestand kan niet gelezen worden: is het CSV in UTF-8, met de juiste kolommen?',
		reasons: {
			'wrong-column-count': 'te veel of te weinig kolommen',
			'unknown-school': 'er is geen school met dit nummer',
			'bad-email': 'geen geldig e-mailadres',
			'no-name': 'geen naam',
			'bad-day': 'een dag die niet bestaat, of een einde voor het begin',
			over: 'de opdracht is voorbij',
			'repeated-row': 'staat er al',
			limited: 'er zijn al veel mails naar dit adres gestuurd'
		}
	}
};

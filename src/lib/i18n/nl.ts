import type { Picture, PictureCategory } from '$lib/domain/credentials/pictures';

/** The Dutch messages, the source of every other language. Labels in the documents' own words are literal (F1–F97). */
export const nl = {
	brand: 'LeerID',
	skipToContent: 'Ga naar de inhoud',
	toHome: 'LeerID, startpagina',
	help: 'Hulp nodig?',
	language: 'Taal',
	footer: {
		help: 'Hulp',
		privacy: 'Privacy',
		accessibility: 'Toegankelijkheid',
		demonstration: 'Dit is een demonstratie met verzonnen leerlingen.',
		publishedBy: (publisher: string) => `Uitgegeven door ${publisher}`
	},
	home: {
		title: 'Aanmelden met LeerID',
		heading: 'Welkom bij LeerID',
		intro: 'Je kan aanmelden via: je LeerID-account.',
		scan: 'Scan je kaart',
		scanHow: 'Open de camera van je tablet of telefoon en houd hem boven de QR-code op je kaart.',
		username: 'Gebruikersnaam',
		usernameHow: 'Je gebruikersnaam staat op je kaart, onder de QR-code.',
		signIn: 'Aanmelden'
	},
	signIn: {
		title: 'Meld je aan met LeerID',
		loginName: 'Gebruikersnaam of e-mailadres',
		next: 'Verder',
		change: 'Wijzig gebruikersnaam',
		giveSecret: 'Vul uw wachtwoord in',
		password: 'Wachtwoord',
		show: 'Toon wachtwoord',
		hide: 'Verberg wachtwoord',
		forgot: 'Wachtwoord vergeten?',
		ownDevice: 'Dit is mijn eigen toestel',
		ownDeviceHint: 'Niet aanvinken op een toestel van de school.',
		submit: 'Aanmelden',
		usernameMissing: 'Typ eerst je gebruikersnaam.',
		usernameImpossible:
			'Dit kan geen gebruikersnaam zijn. Kijk nog eens op je kaart: er staan geen spaties in.',
		passwordMissing: 'Typ eerst je wachtwoord.',
		refused:
			'Dat klopt niet. Kijk of de gebruikersnaam juist is en probeer nog eens. Heb je een e-mailadres gebruikt? Probeer dan je gebruikersnaam.',
		refusedPictures: 'Dat was niet juist. Kijk goed op je kaart en begin opnieuw.',
		refusedEmail: 'Dat klopt niet. Probeer nog eens, of gebruik je gebruikersnaam.',
		problem: 'Er ging iets mis',
		/** `{n}` stands for the number: the countdown goes on without a server. */
		waitOne: 'Wacht nog {n} seconde.',
		waitOther: 'Wacht nog {n} seconden.',
		waitTitle: 'Even wachten',
		waitWhy: 'Er is een paar keer iets fout ingevuld. Straks mag je het opnieuw proberen.',
		waitDone: 'Je mag het opnieuw proberen.',
		retry: 'Probeer opnieuw',
		blocked:
			'Je wachtwoord is juist, maar je school heeft je account even stopgezet. Vraag hulp aan je leerkracht.',
		ended: 'Je wachtwoord is juist, maar je bent niet meer ingeschreven. Vraag hulp aan je school.',
		expired:
			'Je tijdelijk wachtwoord is te oud geworden. Vraag een nieuw aan de LeerID-beheerder van je school.',
		signedOut: 'Je bent afgemeld.',
		sessionEnded: 'Je was een tijdje weg. Meld je opnieuw aan.'
	},
	pictures: {
		title: 'Tik je plaatjes',
		prompt: (step: number) => `Welk plaatje staat op plaats ${step}?`,
		progress: 'Zo ver ben je',
		done: 'gekozen',
		current: 'nu aan de beurt',
		todo: 'komt nog',
		back: 'Eén terug',
		restart: 'Opnieuw beginnen',
		ready: 'Klaar! Tik op Aanmelden.',
		stale: 'Dat duurde te lang. Begin opnieuw bij het eerste plaatje.'
	},
	card: {
		voidTitle: 'Deze kaart werkt niet meer',
		void: 'Deze kaart werkt niet meer',
		voidHelp: 'Vraag een nieuwe kaart aan je leerkracht of aan de LeerID-beheerder van je school.',
		useUsername: 'Aanmelden met je gebruikersnaam'
	},
	scan: {
		title: 'Scan je kaart',
		explain:
			'Tik op de knop. Je tablet vraagt of LeerID de camera mag gebruiken: tik dan op Toestaan. Houd je kaart daarna voor de camera. LeerID bewaart geen beelden.',
		start: 'Start de camera',
		picture: 'Beeld van de camera',
		otherCamera: 'Andere camera',
		torch: 'Lampje',
		found: 'Gelukt!',
		wait: 'Je gaat nu naar je eigen pagina.',
		otherWays: 'Lukt het niet?',
		photo: 'Neem een foto of kies een foto',
		type: 'Typ je gebruikersnaam',
		cameraApp:
			'Het kan ook met de camera-app van je tablet of telefoon: richt ze op de QR-code en tik op het adres dat verschijnt.',
		remarks: {
			asking: { title: 'Mag LeerID je camera gebruiken?', text: 'Tik op Toestaan.' },
			looking: {
				title: 'Houd de QR-code in het kader',
				text: 'Houd je kaart bij de rand vast, met je vingers naast de code.'
			},
			photo: { title: 'Even kijken', text: 'Ik zoek de QR-code op je foto.' }
		},
		problems: {
			'other-site': {
				title: 'Dit is geen LeerID-kaart',
				text: 'Deze code hoort bij een andere website. Die openen we niet. Toon de QR-code op je LeerID-kaart.'
			},
			'no-address': {
				title: 'Dit is geen LeerID-kaart',
				text: 'Deze code is van iets anders. Toon de QR-code op je LeerID-kaart.'
			},
			'not-a-card': {
				title: 'Dit is geen LeerID-kaart',
				text: 'Deze code is van LeerID, maar niet van een kaart. Toon de QR-code op je kaart.'
			},
			denied: {
				title: 'LeerID mag je camera niet gebruiken',
				text: 'Tik bovenaan naast het adres op het slotje (op een iPad op aA), kies Camera en dan Toestaan. Tik daarna opnieuw op Start de camera. Lukt het niet? Vraag hulp aan je leerkracht.'
			},
			'no-camera': {
				title: 'Geen camera gevonden',
				text: 'Dit toestel heeft geen camera, of ze staat uit. Kies een foto van je kaart of typ je gebruikersnaam.'
			},
			'in-use': {
				title: 'Je camera is bezig',
				text: 'Een andere app gebruikt de camera. Sluit die app en tik opnieuw op Start de camera.'
			},
			gone: {
				title: 'De camera is gestopt',
				text: 'Tik opnieuw op Start de camera. Werkt het niet? Kijk of LeerID de camera nog mag gebruiken.'
			},
			insecure: {
				title: 'De camera werkt hier niet',
				text: 'Het adres van deze pagina begint niet met https. Daarom geeft je toestel de camera niet. Typ je gebruikersnaam en zeg dit aan je leerkracht.'
			},
			blocked: {
				title: 'Dit toestel kan de kaart niet lezen',
				text: 'De browser is te oud of houdt de kaartlezer tegen. Gebruik de camera-app of typ je gebruikersnaam.'
			},
			'photo-empty': {
				title: 'Geen QR-code gevonden op je foto',
				text: 'Neem een foto van dichtbij, recht boven je kaart en met genoeg licht.'
			},
			'photo-unreadable': {
				title: 'Deze foto gaat niet open',
				text: 'Kies een andere foto, of neem een nieuwe.'
			}
		}
	},
	forgot: {
		title: 'Wachtwoord vergeten?',
		school:
			'Vraag een nieuw wachtwoord aan de LeerID-beheerder van je school. Je leerkracht weet wie dat is.',
		card: 'Heb je een kaart? Kijk dan eerst daarop: je wachtwoord kan op je kaart staan.',
		back: 'Terug naar aanmelden'
	},
	replace: {
		title: 'Pas je wachtwoord aan',
		why: 'Je hebt een tijdelijk wachtwoord. Kies nu een wachtwoord dat alleen jij kent.',
		label: 'Nieuw wachtwoord',
		placeholder: 'Kies een wachtwoord',
		longEnough: 'met minstens 12 karakters',
		counter: (length: number, minimum: number) => `${length}/${minimum}`,
		counterSpoken: (length: number, minimum: number) => `${length} van minstens ${minimum} karakters`,
		withoutUsername: 'zonder (een deel van) je gebruikersnaam',
		met: 'in orde',
		notMet: 'nog niet in orde',
		strong: 'Sterk bezig!',
		strength: ['Heel zwak', 'Zwak', 'Gaat al beter', 'Goed', 'Sterk bezig!'],
		strengthLabel: 'Sterkte van je wachtwoord',
		tipsTitle: 'Wachtwoord tips',
		tips: [
			'Gebruik 2 woorden met cijfers of speciale tekens tussen',
			'Gebruik kleine en hoofdletters (a-z + A-Z)',
			'Gebruik cijfers (0-9)',
			"Gebruik speciale tekens (@ ! & $ ' ...)"
		],
		cancel: 'Annuleer',
		confirm: 'Bevestig wachtwoord',
		doneTitle: 'Je wachtwoord is aangepast.',
		done: 'Je kan nu op LeerID aanmelden met je nieuw wachtwoord.',
		toDashboard: 'Naar Mijn Dashboard',
		refusals: {
			missing: 'Kies eerst een wachtwoord.',
			'too-short': 'Je wachtwoord is te kort. Gebruik minstens 12 karakters.',
			'too-long': 'Je wachtwoord is te lang. Gebruik hoogstens 128 karakters.',
			'contains-username': 'Je wachtwoord bevat (een deel van) je gebruikersnaam. Kies iets anders.',
			'contains-name': 'Je wachtwoord bevat je naam of de naam van je school. Kies iets anders.',
			'too-common':
				'Dit wachtwoord is gemakkelijk te raden. Kies iets anders, bijvoorbeeld vier woorden die niets met elkaar te maken hebben.',
			unchanged: 'Dit is nog je tijdelijk wachtwoord. Kies een nieuw.'
		}
	},
	portal: {
		title: 'Leerlingloket',
		menu: 'Menu',
		menuOf: (name: string) => `Menu van ${name}`,
		dashboard: 'Mijn Dashboard',
		signOut: 'Afmelden',
		signOutQuestion: 'Wil je afmelden?',
		signOutWhy: 'Daarna kan niemand op dit toestel nog bij jouw applicaties.',
		stay: 'Nee, terug',
		applications: 'Jouw applicaties met LeerID',
		noneTitle: 'Nog geen applicaties',
		none: 'Je school heeft nog geen applicaties voor jou klaargezet. Ze verschijnen hier vanzelf.'
	},
	mail: {
		hello: (name: string) => `Dag ${name}`,
		automatic: 'Deze mail is automatisch verstuurd door LeerID. Je kan er niet op antwoorden.',
		copyLink: 'Werkt de knop niet? Kopieer dan dit adres in je browser:',
		verifyAddress: {
			subject: 'Bevestig je e-mailadres voor LeerID',
			why: 'Je wil dit e-mailadres gebruiken bij je LeerID. Klik op de knop om te bevestigen dat het van jou is.',
			button: 'Bevestig e-mailadres',
			valid: 'De link werkt 24 uur en maar één keer.',
			notYou:
				'Heb je dit niet gevraagd? Dan hoef je niets te doen: zonder bevestiging wordt het adres niet gebruikt.'
		},
		addressChanged: {
			subject: 'Het e-mailadres van je LeerID is gewijzigd',
			what: 'Het e-mailadres van je LeerID is zonet gewijzigd of verwijderd. Daarom krijg je op dit adres geen mails van LeerID meer.',
			notYou: 'Heb je dit niet zelf gedaan? Verwittig dan meteen de LeerID-beheerder van je school.'
		},
		passwordChanged: {
			subject: 'Het wachtwoord van je LeerID is gewijzigd',
			what: (at: string) =>
				`Het wachtwoord van je LeerID is gewijzigd op ${at}. Op alle andere toestellen ben je afgemeld.`,
			notYou:
				'Heb je dit niet zelf gedaan? Kies meteen een nieuw wachtwoord en verwittig de LeerID-beheerder van je school.',
			button: 'Wachtwoord vergeten?'
		},
		resetPassword: {
			subject: 'Kies een nieuw wachtwoord voor LeerID',
			why: 'Je hebt gevraagd om een nieuw wachtwoord te kiezen voor je LeerID.',
			whySeveral:
				'Je hebt gevraagd om een nieuw wachtwoord te kiezen. Bij dit e-mailadres horen meerdere LeerID’s. Kies de juiste.',
			button: 'Kies een nieuw wachtwoord',
			buttonFor: (name: string, school: string) => `Nieuw wachtwoord voor ${name} (${school})`,
			valid: 'De link werkt 30 minuten en maar één keer.',
			validSeveral: 'De links werken 30 minuten en elk maar één keer.',
			notYou: 'Heb je dit niet gevraagd? Dan hoef je niets te doen: het wachtwoord blijft zoals het is.'
		},
		staffInvitation: {
			subject: 'Uitnodiging voor het Schoolloket van LeerID',
			why: (school: string) =>
				`Je bent uitgenodigd om in het Schoolloket van LeerID te werken voor ${school}. Klik op de knop om je account te maken.`,
			button: 'Maak je account',
			valid: 'De link werkt 7 dagen en maar één keer.',
			notYou: 'Verwachtte je deze uitnodiging niet? Klik dan niet op de knop en vraag het na bij je school.'
		}
	},
	helpPage: {
		title: 'Hulp nodig?',
		questions: [
			{
				question: 'Hoe meld ik aan?',
				answer: [
					'Scan de QR-code op je kaart, of typ het adres dat eronder staat. Je kan ook je gebruikersnaam typen.',
					'Geef daarna je wachtwoord, of tik de acht plaatjes van je kaart aan in de juiste volgorde.'
				]
			},
			{
				question: 'Ik ben mijn wachtwoord vergeten',
				answer: [
					'Vraag een nieuw wachtwoord aan de LeerID-beheerder van je school. Je leerkracht weet wie dat is.'
				]
			},
			{
				question: 'Ik ben mijn kaart kwijt',
				answer: [
					'Zeg het tegen je leerkracht. De school maakt je oude kaart ongeldig en drukt een nieuwe af.'
				]
			},
			{
				question: 'Ik moet wachten',
				answer: [
					'Na een paar fouten moet je even wachten. Zo kan niemand jouw wachtwoord raden. Scan je je kaart, dan ben je sneller aan de beurt.'
				]
			}
		],
		schoolTitle: 'Wie helpt op school?',
		school:
			'De LeerID-beheerder van je school maakt accounts en kaarten en geeft nieuwe wachtwoorden. Vraag het eerst aan je leerkracht.',
		helpdeskTitle: 'Helpdesk',
		helpdesk: 'Voor leerkrachten, ouders en ICT-coördinatoren:',
		videos: "Instructievideo's",
		networkCheck: 'Netwerkcheck voor de ICT van de school'
	},
	privacyPage: {
		title: 'Wat LeerID over je weet',
		intro: 'LeerID is je sleutel voor de leerapps van je school. We bewaren zo weinig mogelijk over jou.',
		parts: [
			{
				heading: 'Wat we bewaren',
				lines: [
					'Je naam, je school, je groep en je stamnummer. Die krijgen we van je school.',
					'Je gebruikersnaam. Je wachtwoord kennen we niet: we bewaren alleen een versleutelde afdruk waarmee we kunnen nagaan of je het juiste gaf.',
					'Wanneer je aanmeldde en met wat voor toestel, zodat we misbruik zien. Je precieze toestel of plaats kennen we niet.'
				]
			},
			{
				heading: 'Wat we niet doen',
				lines: [
					'We maken geen reclame, we volgen je niet en we verkopen niets over jou. Op onze pagina’s kijkt niemand anders mee.',
					'We geven je rijksregisternummer nooit door.'
				]
			},
			{
				heading: 'Wie krijgt wat te zien',
				lines: [
					'Je school kiest welke leerapps jij mag gebruiken. Zo’n app krijgt alleen wat ze nodig heeft, zoals je voornaam. Elke app kent je onder een ander nummer.',
					'De LeerID-beheerder van je school ziet of je account werkt, maar kan je wachtwoord niet lezen.'
				]
			},
			{
				heading: 'Op dit toestel',
				lines: [
					'We zetten alleen cookies die nodig zijn: om je aangemeld te houden, om je taal te onthouden en om te weten dat dit toestel al eens gebruikt is. Na het afmelden blijft er niets over jou achter dat iemand kan lezen.'
				]
			},
			{
				heading: 'Jouw rechten',
				lines: [
					'Klopt er iets niet? Vraag je school om het te verbeteren. Jij en je ouders mogen vragen wat we over jou bewaren. Begin bij je school of bij de helpdesk.'
				]
			}
		]
	},
	accessibilityPage: {
		title: 'Toegankelijkheidsverklaring',
		intro:
			'LeerID moet voor iedereen werken: met toetsenbord, schermlezer, vergroting, zonder JavaScript en voor wie nog niet kan lezen. We volgen WCAG 2.2 niveau AA en EN 301 549.',
		parts: [
			{
				heading: 'Hoever we staan',
				lines: [
					'Elke pagina wordt bij elke wijziging automatisch getoetst (axe-core, WCAG 2.0 tot 2.2 A en AA) en met toetsenbord en op naam en rol gecontroleerd. Er zijn geen gekende fouten tegen deze regels.',
					'Nog niet gebeurd: een toetsing door een onafhankelijke organisatie en door mensen met een beperking op echte toestellen.'
				]
			},
			{
				heading: 'Wat anders is',
				lines: [
					'Een afbeeldingswachtwoord onthouden is een geheugenproef. Daarom mag de kaart naast het toestel liggen, heeft elke afbeelding haar woord, en is een gewoon wachtwoord altijd mogelijk.',
					'De kaartjes in pdf zijn drukwerk. Wie ze niet kan lezen, vindt dezelfde gegevens op de pagina in het Schoolloket.'
				]
			},
			{
				heading: 'Werkt er iets niet?',
				lines: [
					'Meld het aan de LeerID-beheerder van je school of aan de helpdesk op de hulppagina. Krijg je geen goed antwoord, dan kan je terecht bij de Vlaamse Ombudsdienst.',
					'Deze verklaring is opgesteld op 21 november 2026, op basis van een zelfevaluatie.'
				]
			}
		]
	},
	networkPage: {
		title: 'Netwerkcheck',
		intro: 'Voor de ICT-coördinator: kan dit toestel, op dit netwerk, met LeerID werken?',
		hostsTitle: 'Wat door de filter moet',
		hosts: 'Laat deze ene host toe, op poort 443 met https en zonder het verkeer open te breken:',
		noOthers: 'LeerID laadt niets van andere adressen: geen lettertypes, geen statistieken, geen reclame.',
		checksTitle: 'Op dit toestel',
		noScript: 'Voor deze controle is JavaScript nodig. Aanmelden kan ook zonder.',
		good: 'in orde',
		bad: 'niet in orde',
		checks: {
			secure: 'De verbinding is veilig (https)',
			camera: 'Er is een camera om kaarten te scannen',
			time: 'De klok van dit toestel staat juist',
			worker: 'Snel opnieuw openen en de offline pagina zijn mogelijk',
			cookies: 'Cookies zijn toegelaten'
		}
	},
	errors: {
		back: 'Naar de startpagina',
		again: 'Probeer opnieuw',
		reference: (id: string) => `Vraag je hulp? Geef dan dit nummer door: ${id}`,
		notFoundTitle: 'Deze pagina bestaat niet',
		notFound: 'Kijk of het adres juist is. Op je kaart staat het precies zoals het moet.',
		forbiddenTitle: 'Dat mag hier niet',
		forbidden: 'Je hebt geen toegang tot deze pagina.',
		tooLargeTitle: 'Dat is te veel',
		tooLarge: 'Wat je hebt ingestuurd, is te groot. Ga terug en probeer het met minder tekst.',
		methodTitle: 'Dat kan hier niet',
		method: 'Deze pagina kan dat niet doen. Ga terug en probeer opnieuw.',
		unavailableTitle: 'LeerID is even niet bereikbaar',
		unavailable: 'Dat ligt niet aan jou. Wacht een minuutje en probeer opnieuw.',
		busyTitle: 'Het is heel druk',
		busy: 'Veel leerlingen melden zich nu aan. Wacht even en probeer opnieuw.',
		unknownTitle: 'Er ging iets mis',
		unknown: 'Dat ligt niet aan jou. Probeer het opnieuw.'
	},
	categories: {
		animals: 'Dieren',
		faces: 'Gezichten',
		food: 'Eten',
		vehicles: 'Voertuigen',
		play: 'Sport en spel',
		nature: 'Natuur',
		things: 'Spullen',
		clothes: 'Kleren'
	} satisfies Record<PictureCategory, string>,
	pictureWords: {
		elephant: 'olifant',
		fish: 'vis',
		snail: 'slak',
		butterfly: 'vlinder',
		owl: 'uil',
		turtle: 'schildpad',
		giraffe: 'giraf',
		penguin: 'pinguïn',
		crocodile: 'krokodil',
		rabbit: 'konijn',
		spider: 'spin',
		horse: 'paard',
		happy: 'blij',
		crying: 'huilen',
		sleeping: 'slapen',
		sunglasses: 'zonnebril',
		pumpkin: 'pompoen',
		mask: 'masker',
		dragon: 'draak',
		inLove: 'verliefd',
		party: 'feest',
		robot: 'robot',
		ghost: 'spook',
		clown: 'clown',
		apple: 'appel',
		banana: 'banaan',
		grapes: 'druiven',
		carrot: 'wortel',
		pizza: 'pizza',
		iceCream: 'ijsje',
		doughnut: 'donut',
		cheese: 'kaas',
		bread: 'brood',
		cake: 'taart',
		fries: 'friet',
		lollipop: 'lolly',
		car: 'auto',
		parachute: 'parachute',
		bicycle: 'fiets',
		train: 'trein',
		aeroplane: 'vliegtuig',
		rocket: 'raket',
		helicopter: 'helikopter',
		boat: 'boot',
		tractor: 'tractor',
		scooter: 'step',
		ufo: 'ufo',
		sled: 'slee',
		football: 'voetbal',
		tableTennis: 'pingpong',
		bowling: 'bowling',
		skate: 'schaats',
		skateboard: 'skateboard',
		fishingRod: 'hengel',
		dice: 'dobbelsteen',
		puzzle: 'puzzel',
		yoyo: 'jojo',
		trophy: 'beker',
		medal: 'medaille',
		tent: 'tent',
		sun: 'zon',
		moon: 'maan',
		star: 'ster',
		rainbow: 'regenboog',
		cloud: 'wolk',
		lightning: 'bliksem',
		mountain: 'berg',
		cactus: 'cactus',
		palmTree: 'palmboom',
		flower: 'bloem',
		mushroom: 'paddenstoel',
		fire: 'vuur',
		key: 'sleutel',
		alarmClock: 'wekker',
		scissors: 'schaar',
		book: 'boek',
		balloon: 'ballon',
		hammer: 'hamer',
		lamp: 'lamp',
		present: 'cadeau',
		chair: 'stoel',
		drum: 'trommel',
		broom: 'bezem',
		pencil: 'potlood',
		tShirt: 'T-shirt',
		trousers: 'broek',
		dress: 'jurk',
		socks: 'sokken',
		glove: 'handschoen',
		cap: 'pet',
		scarf: 'sjaal',
		glasses: 'bril',
		crown: 'kroon',
		boot: 'laars',
		backpack: 'rugzak',
		ring: 'ring'
	} satisfies Record<Picture, string>
};

/** What every language must have, no key more or less. */
export type Messages = typeof nl;

import type { AddressRefusal } from '$lib/domain/applications/address';
import type { PeriodRefusal } from '$lib/domain/applications/assignment-change';
import type { Claim } from '$lib/domain/applications/claims';
import type { LogoRefusal } from '$lib/domain/applications/logo';
import type { KeysRefusal } from '$lib/domain/applications/public-keys';
import { nlConnections } from './nl-connections';

const leerlingen = (n: number) => (n === 1 ? '1 leerling' : `${n} leerlingen`);

/** The words of *Applicatie beheer*, of the operator's applications, and of what a pupil may know. Labels of F62–F63 are literal. */
export const nlApplications = {
	problem: 'Er ging iets mis',
	back: 'Terug naar overzicht',
	none: '-',
	/** What each claim tells, for grown-ups. */
	claims: {
		name: 'Volledige naam',
		given_name: 'Voornaam',
		family_name: 'Familienaam',
		preferred_username: 'Gebruikersnaam van het LeerID',
		locale: 'Taal',
		schools: 'School en administratieve groep',
		classes: 'Klas en subklas',
		leerid_uuid: 'Vast LeerID-nummer, overal hetzelfde',
		vo_id: 'Vast nummer voor deze applicatie',
		vo_doelgroepcode: 'Dat het om onderwijs gaat',
		vo_orgcode: 'Instellingsnummer van de school',
		vo_orgnaam: 'Naam van de school'
	} satisfies Record<Claim, string>,
	desk: {
		title: 'LeerID applicaties',
		tabs: 'Drie manieren om te kijken',
		overview: 'Applicatie overzicht',
		groups: 'Administratieve groepen overzicht',
		pupils: 'Leerling overzicht',
		table: 'Applicaties waar je met LeerID kan aanmelden',
		total: (n: number) => `Totaal aantal rijen: ${n}`,
		name: 'Applicatie naam',
		groupLevel: 'Op administratieve groep niveau',
		leerids: 'Aantal LeerID’s',
		wholeSchool: 'hele school',
		sortBy: (column: string) => `Sorteer op ${column}`,
		suspended: 'tijdelijk gestopt',
		suspendedWhy:
			'LeerID heeft deze applicatie tijdelijk gestopt. Niemand kan er nu aanmelden. Wat je toewees, blijft bewaard.',
		groupTable: 'Administratieve groepen',
		groupName: 'Administratieve groep',
		groupPupils: 'Aantal leerlingen',
		groupApplications: 'Aantal applicaties',
		groupHow:
			'Wat de groep heeft, los van uitzonderingen voor één leerling. Verandert een leerling van groep, dan volgen de applicaties vanzelf.',
		search: 'Zoek op stamnummer, naam of voornaam',
		searchSubmit: 'Zoek',
		showAll: 'Toon alles',
		noPupils: 'Geen leerlingen gevonden',
		noPupilsHow: 'Kijk of je de naam juist schreef, of toon alles.',
		pages: 'Pagina’s',
		previous: 'Vorige',
		next: 'Volgende',
		page: (page: number, pages: number) => `Pagina ${page} van ${pages}`,
		pupilName: 'Leerling',
		stamnummer: 'Stamnummer',
		state: 'Kan openen',
		reason: 'Waarom',
		yes: 'Ja',
		no: 'Nee',
		change: 'Wijzig',
		changeOf: (application: string) => `Wijzig ${application}`,
		pupilTitle: (name: string) => `Applicaties van ${name}`,
		pupilStates: {
			none: 'Deze leerling heeft nog geen LeerID. Maak er eerst een aan: daarna werkt wat hier staat vanzelf.',
			blocked: 'Dit LeerID is geblokkeerd. Zolang dat zo is, opent geen enkele applicatie.',
			inactive: 'Deze leerling is nu niet ingeschreven. Daarom opent geen enkele applicatie.'
		} as Record<string, string>,
		via: {
			school: 'via de hele school',
			group: (name: string) => `via ${name}`,
			class: (name: string) => `via klas ${name}`,
			pupil: 'alleen voor deze leerling',
			notSchool: 'niet voor de hele school',
			notGroup: (name: string) => `niet voor ${name}`,
			notPupil: 'niet voor deze leerling',
			nothing: 'niet toegewezen'
		},
		account: 'Hoe accounts worden gemaakt',
		accountNone: (supplier: string) =>
			`${supplier} gaf hierover geen uitleg. Spreek af met de leverancier hoe de accounts in de applicatie worden gemaakt, voor je toewijst.`,
		accountAgree: 'Spreek dit af met de leverancier voor je toewijst.',
		supplier: 'Leverancier',
		contact: 'Contact',
		agreement: 'Verwerkersovereenkomst',
		agreementNone: 'Geen vermeld. Vraag ze aan de leverancier.',
		facts: 'Wat deze applicatie te weten komt',
		factsHow:
			'Alleen van leerlingen aan wie je ze toewijst. Wat niet verplicht is, kan je uitvinken. Daarnaast krijgt elke applicatie een eigen nummer voor elke leerling.',
		factsNone:
			'Deze applicatie vraagt niets over de leerling. Ze krijgt alleen een eigen nummer voor elke leerling.',
		required: 'verplicht',
		optional: 'kies zelf',
		factsSave: 'Bewaar wat ze mag weten',
		factsSaved: 'Bewaard. Het geldt vanaf nu, ook voor wie al aangemeld is.',
		given: 'Toegewezen',
		givenNone: 'Nog aan niemand.',
		effects: { give: 'mag de applicatie gebruiken', withhold: 'mag de applicatie niet gebruiken' },
		from: (day: string) => `vanaf ${day}`,
		until: (day: string) => `tot en met ${day}`,
		over: 'voorbij',
		withdraw: 'Trek in',
		withdrawOf: (target: string) => `Trek in: ${target}`,
		assign: 'Wijs toe',
		assignTitle: 'Toewijzen of uitzondering maken',
		whom: 'Voor wie?',
		levels: {
			school: 'De hele school',
			group: 'Deze administratieve groepen',
			pupil: (name: string) => name
		},
		pupilHow: 'Voor één leerling: zoek die eerst op in Leerling overzicht.',
		classHow: 'Per klas kan pas als je school klasinformatie deelt.',
		what: 'Wat mag?',
		effectChoices: {
			give: 'Mag deze applicatie gebruiken',
			withhold: 'Mag niet, ook al mag het via een ruimere toewijzing'
		},
		nearest: 'Wat het dichtst bij de leerling staat, telt: leerling, dan groep, dan hele school.',
		fromDay: 'Vanaf (niet verplicht)',
		untilDay: 'Tot en met (niet verplicht)',
		look: 'Bekijk eerst wat er verandert',
		previewTitle: 'Dit verandert er',
		gained: (n: number) =>
			n === 0
				? 'Niemand krijgt de applicatie erbij.'
				: `${leerlingen(n)} ${n === 1 ? 'krijgt' : 'krijgen'} de applicatie erbij.`,
		lost: (n: number) =>
			n === 0
				? 'Niemand verliest de applicatie.'
				: `${leerlingen(n)} ${n === 1 ? 'verliest' : 'verliezen'} de applicatie.`,
		withoutLeerid: (n: number) =>
			`${leerlingen(n)} daarvan ${n === 1 ? 'heeft' : 'hebben'} nog geen LeerID dat werkt.`,
		replaced: (n: number) =>
			n === 1
				? 'Eén eerdere toewijzing voor dezelfde groep of leerling wordt vervangen.'
				: `${n} eerdere toewijzingen voor dezelfde groepen of leerlingen worden vervangen.`,
		countedOn: (day: string) => `Geteld voor ${day}, met de leerlingen zoals ze nu ingeschreven zijn.`,
		save: 'Bewaar',
		cancel: 'Annuleer',
		done: { assigned: 'Bewaard. Het geldt meteen.', withdrawn: 'Ingetrokken. Het geldt meteen.' },
		refusals: {
			'no-target': 'Kies voor wie.',
			'bad-day': 'Vul een geldige datum in.',
			reversed: 'De einddatum ligt voor de begindatum.',
			over: 'Die periode is al voorbij.',
			suspended: 'Deze applicatie is tijdelijk gestopt. Toewijzen kan nu niet.'
		} satisfies Record<PeriodRefusal | 'no-target' | 'suspended', string>
	},
	manage: {
		title: 'Toepassingen',
		add: 'Nieuwe toepassing',
		service: 'LeerID, naar het begin van het beheer',
		desk: 'Schoolloket',
		menu: 'Toepassingen',
		mine: 'Mijn toepassing',
		table: 'Alle toepassingen',
		name: 'Naam',
		supplier: 'Leverancier',
		status: 'Status',
		schools: 'Scholen',
		errors: 'Fouten, 7 dagen',
		empty: 'Nog geen toepassingen',
		statuses: { draft: 'ontwerp', active: 'actief', suspended: 'gestopt' },
		kinds: { web: 'Leerlingen melden zich aan', machine: 'Alleen systemen, zonder leerlingen' },
		authentications: {
			client_secret_basic: 'Geheim, in de hoofding (client_secret_basic)',
			client_secret_post: 'Geheim, in het bericht (client_secret_post)',
			private_key_jwt: 'Eigen sleutels (private_key_jwt)',
			none: 'Niets: een pagina in de browser (none)'
		},
		fields: {
			name: 'Naam',
			clientId: 'Client-id',
			supplier: 'Leverancier',
			contactName: 'Naam van de contactpersoon',
			contactEmail: 'E-mailadres van de toepassingsbeheerder',
			sector: 'Sector',
			agreementReference: 'Verwijzing naar de verwerkersovereenkomst',
			accountNote: 'Hoe accounts worden gemaakt',
			startUrl: 'Startadres',
			redirectUris: 'Terugkeeradressen',
			postLogoutRedirectUris: 'Adressen na het afmelden',
			backchannelLogoutUri: 'Afmeldadres (back-channel)',
			corsOrigins: 'Herkomst van scripts (CORS)',
			kind: 'Soort',
			authentication: 'Hoe bewijst ze wie ze is?',
			jwksUri: 'Adres van de sleutels (jwks_uri)',
			jwks: 'Publieke sleutels (JWK Set)',
			claims: 'Wat vraagt ze over een leerling, en waarom?'
		},
		hints: {
			clientId: 'Kleine letters, cijfers en streepjes. Verandert nooit meer.',
			contactEmail: 'Wie met dit adres als toepassingsbeheerder is uitgenodigd, beheert de sleutels.',
			sector:
				'Toepassingen van één sector kennen een leerling onder hetzelfde nummer. Verander dit nooit zomaar: dan kent de toepassing niemand meer.',
			accountNote: 'De school leest dit voor ze toewijst.',
			startUrl: 'Wat de tegel opent. De toepassing begint zelf met aanmelden.',
			lines: 'Eén per regel, letterlijk zoals de toepassing ze stuurt. Alleen https.',
			keys: 'Vul één van beide in: het adres, of de sleutels zelf.',
			reason: 'Waarom? Laat leeg als ze dit niet vraagt.',
			logo: 'PNG, hoogstens 64 kB, tussen 32 en 512 beeldpunten.'
		},
		required: 'Zonder dit werkt ze niet',
		parts: {
			who: 'Wie',
			where: 'Adressen',
			proof: 'Sleutels',
			facts: 'Gegevens',
			exceptions: 'Uitzonderingen'
		},
		flags: {
			offline: 'Mag aangemeld blijven zolang de leerling dat is (refresh tokens)',
			withoutPkce: 'Oud: kan geen PKCE',
			requiresPar: 'Moet vragen vooraf sturen (PAR)',
			dpopBound: 'Tokens werken alleen met haar eigen sleutel (DPoP)',
			sharesLeeridUuid: 'Mag het vaste LeerID-nummer krijgen',
			es256: 'ID-token met ES256 in plaats van RS256',
			signedUserinfo: 'Userinfo ondertekend'
		},
		save: 'Bewaar',
		saved: 'Bewaard. Het geldt meteen.',
		created: 'De toepassing is gemaakt, als ontwerp. Geef ze een geheim of sleutels, en zet ze dan aan.',
		stale:
			'Je tweede stap is te lang geleden. Bevestig opnieuw in een nieuw tabblad en bewaar daarna hier nog eens.',
		confirm: 'Bevestig in een nieuw tabblad',
		activate: 'Zet aan',
		suspend: 'Stop',
		suspendHow:
			'Alle tokens eindigen meteen. Scholen zien dat ze gestopt is; wat ze toewezen, blijft bewaard.',
		activated: 'De toepassing staat aan.',
		suspended: 'De toepassing is gestopt. Alle tokens zijn beëindigd.',
		activation: {
			'no-redirect': 'Er is nog geen terugkeeradres.',
			'no-keys': 'Er zijn nog geen sleutels, of er is nog geen geheim.',
			'no-agreement': 'Ze vraagt gegevens van leerlingen: verwijs naar de verwerkersovereenkomst.'
		},
		logo: 'Logo',
		logoNone: 'Geen logo: de tegel toont de beginletters.',
		logoFile: 'Nieuw logo',
		logoSave: 'Bewaar logo',
		logoRemove: 'Verwijder logo',
		logoSaved: 'Het logo is bewaard.',
		logoRefusals: {
			'too-large': 'Het logo is groter dan 64 kB.',
			'not-png': 'Dit is geen PNG-bestand.',
			'bad-size': 'Elke zijde moet tussen 32 en 512 beeldpunten zijn.',
			animated: 'Een bewegend logo kan niet.'
		} satisfies Record<LogoRefusal, string>,
		addressRefusals: {
			'no-address': 'Dit is geen volledig adres.',
			'not-https': 'Een adres moet met https:// beginnen.',
			fragment: 'Een adres mag geen # hebben.',
			credentials: 'In een adres mag geen gebruikersnaam of wachtwoord staan.',
			wildcard: 'Een adres mag geen * hebben.',
			'not-exact': 'Een browser schrijft dit adres anders. Neem het over zoals het in de adresbalk staat.'
		} satisfies Record<AddressRefusal, string>,
		keysRefusals: {
			'not-json': 'Dit is geen JSON.',
			'no-keys': 'Er staat geen lijst "keys" in.',
			'too-many': 'Hoogstens tien sleutels.',
			private:
				'Er staat een privésleutel of een geheim in. Gebruik die sleutel niet meer: maak een nieuwe en geef alleen het publieke deel.',
			unusable: 'Geen van de sleutels kan ondertekenen met RSA (vanaf 2048 bits) of P-256.'
		} satisfies Record<KeysRefusal, string>,
		formRefusals: {
			missing: 'Vul dit in.',
			'too-long': 'Dit is te lang.',
			'bad-client-id': 'Gebruik 3 tot 60 kleine letters, cijfers en streepjes.',
			'bad-email': 'Dit is geen e-mailadres.',
			taken: 'Deze client-id bestaat al.',
			'not-origin': 'Alleen het begin van het adres, zonder pad.',
			'too-many': 'Hoogstens twintig.',
			'one-of': 'Vul één van beide in, niet allebei.',
			'not-shared': 'Daarvoor moet eerst aangeduid zijn dat ze het vaste nummer mag krijgen.',
			'needs-secret': 'Wie geen geheim kan bewaren, moet PKCE gebruiken.'
		},
		line: (refusal: string, line: string) => `${refusal} (${line})`
	},
	connections: nlConnections,
	pupil: {
		title: 'Wat weet deze app over mij?',
		intro:
			'Je school kiest welke applicaties jij gebruikt. Een applicatie krijgt alleen wat ze nodig heeft. Hier zie je wat dat was.',
		link: 'Wat weten mijn apps over mij?',
		none: 'Nog geen enkele app kreeg iets over jou.',
		noneHow: 'Open je een applicatie? Dan zie je hier daarna wat ze van jou weet.',
		opened: (day: string) => `Laatst geopend op ${day}`,
		factCount: (n: number) => (n === 1 ? '1 ding' : `${n} dingen`),
		look: (name: string) => `Wat weet ${name} over mij?`,
		titleOf: (name: string) => `Wat weet ${name} over mij?`,
		onlyNumber: 'Deze app weet je naam niet. Ze herkent je aan een nummer dat alleen zij kent.',
		always:
			'De app herkent je aan een nummer dat alleen zij kent. Zo weten andere apps niet dat jij het bent.',
		how: 'En ze weet hoe je je aanmeldde: met plaatjes, met een wachtwoord of met je kaart. Nooit welk wachtwoord.',
		fact: 'Wat',
		first: 'Eerste keer',
		last: 'Laatste keer',
		print: 'Druk af voor thuis',
		printHow: 'Gebruik de knop Afdrukken van je browser.',
		made: (name: string, day: string) => `Dit gaat over ${name}. Gemaakt op ${day}.`,
		wrong: 'Klopt er iets niet? Zeg het aan je leerkracht. Je school verbetert het.',
		supplier: (name: string) => `Deze app is van ${name}.`,
		why: 'Waarom',
		never: 'Je wachtwoord en je rijksregisternummer krijgt geen enkele app.',
		facts: {
			name: 'Je hele naam',
			given_name: 'Je voornaam',
			family_name: 'Je familienaam',
			preferred_username: 'Je gebruikersnaam',
			locale: 'Je taal',
			schools: 'Je school en in welk leerjaar je zit',
			classes: 'Je klas',
			leerid_uuid: 'Je vaste LeerID-nummer',
			vo_id: 'Een nummer dat alleen deze app kent',
			vo_doelgroepcode: 'Dat je op school zit',
			vo_orgcode: 'Het nummer van je school',
			vo_orgnaam: 'De naam van je school'
		} satisfies Record<Claim, string>
	}
};

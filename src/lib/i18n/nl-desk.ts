import type { SelectionAction } from '$lib/domain/desk/preview';
import type { UsernameRefusal } from '$lib/domain/desk/username-change';
import { nlSpareCards } from './nl-spare-cards';

type Detail = Record<string, string | number | boolean | null>;

const leerlingen = (n: number) => (n === 1 ? '1 leerling' : `${n} leerlingen`);
const leerids = (n: number) => (n === 1 ? '1 LeerID' : `${n} LeerID’s`);
const kinds: Record<string, string> = {
	pictures: 'afbeeldingswachtwoord',
	word: 'gewoon wachtwoord',
	temporary: 'tijdelijk wachtwoord',
	own: 'eigen wachtwoord'
};
const kindOf = (detail: Detail) => kinds[String(detail.kind)] ?? 'wachtwoord';

/** The words of *LeerID beheer*. Labels of the manual for beheerders are literal (F50–F61). */
export const nlDesk = {
	problem: 'Er ging iets mis',
	cancel: 'Annuleer',
	back: 'Terug naar overzicht',
	none: '-',
	list: {
		title: 'LeerID beheer',
		filter: 'Filter leerlingen lijst',
		search: 'zoek op stamnummer, naam of voornaam',
		submit: 'Zoek',
		showAll: 'Toon alles',
		group: 'Administratieve groep',
		status: 'Status',
		type: 'Type',
		all: 'Alle',
		clear: (what: string) => `Wis filter ${what}`,
		table: 'Ingeschreven leerlingen',
		total: (n: number) => `Totaal aantal rijen: ${n}`,
		selected: (n: number) => `Aantal geselecteerde leerlingen: ${n}`,
		stamnummer: 'Stamnummer',
		givenName: 'Voornaam',
		familyName: 'Naam',
		selectPage: 'Selecteer alle leerlingen op deze pagina',
		selectAll: (n: number) => `Alle ${leerlingen(n)} van dit resultaat, ook op de andere pagina’s`,
		selectNone: 'Wis de selectie',
		selectOne: (name: string) => `Selecteer ${name}`,
		sortedUp: 'oplopend gesorteerd',
		sortedDown: 'aflopend gesorteerd',
		sortBy: (column: string) => `Sorteer op ${column}`,
		create: 'Maak LeerID’s aan',
		otherActions: 'Andere acties',
		pages: 'Pagina’s',
		previous: 'Vorige',
		next: 'Volgende',
		page: (page: number, pages: number) => `Pagina ${page} van ${pages}`,
		empty: 'Geen leerlingen gevonden',
		emptyHow: 'Kijk of de filters juist staan, of toon alles.',
		sprayTitle: 'Iemand probeert wachtwoorden te raden',
		spray: (n: number, at: string) =>
			n === 1
				? `De laatste 24 uur was er 1 toestel waarop voor veel verschillende namen een fout wachtwoord is geprobeerd, ook bij leerlingen van jouw school. Dat was op ${at}.`
				: `De laatste 24 uur waren er ${n} toestellen waarop voor veel verschillende namen een fout wachtwoord is geprobeerd, ook bij leerlingen van jouw school. De laatste keer was op ${at}.`,
		sprayHow:
			'LeerID laat zo’n toestel telkens een minuut wachten. Was het geen klas die voor het eerst aanmeldde? Geef wie een gewoon wachtwoord heeft dan een afbeeldingswachtwoord, en verwittig je ICT-coördinator.',
		nobody: 'Vink eerst minstens één leerling aan.',
		nothingToDo: 'Deze actie verandert niets bij de leerlingen die je koos.',
		elsewhere:
			'De leerlingen die je koos, zijn nu ingeschreven in een andere school. Alleen die school kan dit doen.',
		open: 'Nog te lezen',
		openHow: 'Alleen jij ziet dit, tot 24 uur na het maken.',
		draft: (n: number, at: string) => `Klaarzetten van ${leerids(n)}, begonnen op ${at}`,
		running: (n: number) => `${leerids(n)} worden nu aangemaakt`,
		done: (n: number, at: string) => `Resultaat van ${leerids(n)} van ${at}`
	},
	status: {
		none: 'Geen account',
		active: 'Actief',
		inactive: 'Inactief',
		temporary: 'Tijdelijk wachtwoord nog niet gewijzigd',
		blocked: 'Geblokkeerd'
	},
	type: { basis: 'Basis', gevorderd: 'Gevorderd' },
	actions: {
		create: 'Maak LeerID’s aan',
		renew: 'Nieuw wachtwoord',
		pictures: 'Geef een afbeeldingswachtwoord',
		word: 'Geef een gewoon wachtwoord',
		reprint: 'Druk de QR-kaarten opnieuw af',
		block: 'Blokkeer',
		unblock: 'Deblokkeer',
		void: 'Kaart ongeldig maken'
	} satisfies Record<SelectionAction, string>,
	preview: {
		title: (action: string) => `${action}: even nakijken`,
		affected: (n: number) => `Dit doet iets bij ${leerlingen(n)}.`,
		skipped: (n: number) => `Bij ${leerlingen(n)} van je selectie verandert niets.`,
		elsewhere: (n: number) =>
			`${leerlingen(n)} ${n === 1 ? 'is' : 'zijn'} nu ingeschreven in een andere school. Alleen die school kan dit doen, dus daar verandert niets.`,
		ownPasswords: (n: number) =>
			`${leerlingen(n)} ${n === 1 ? 'heeft' : 'hebben'} zelf een wachtwoord gekozen. Dat werkt daarna niet meer.`,
		effects: {
			create: '',
			renew:
				'Het oude wachtwoord werkt meteen niet meer en de leerling wordt overal afgemeld. De QR-kaart blijft werken. Je krijgt de nieuwe wachtwoorden om af te drukken.',
			pictures:
				'De leerling krijgt acht plaatjes in plaats van een woord. Het oude wachtwoord werkt meteen niet meer en de leerling wordt overal afgemeld.',
			word: 'De leerling krijgt een woord met cijfers in plaats van plaatjes. Het oude wachtwoord werkt meteen niet meer en de leerling wordt overal afgemeld.',
			reprint:
				'Dezelfde QR-codes worden opnieuw afgedrukt, zonder wachtwoord. Er verandert niets aan de accounts.',
			block:
				'De leerling wordt overal afgemeld en kan niet meer aanmelden tot je de blokkering weghaalt. Je kan dit 10 minuten lang ongedaan maken.',
			unblock: 'De leerling kan weer aanmelden. Je kan dit 10 minuten lang ongedaan maken.',
			void: 'De oude QR-code werkt meteen niet meer en de leerling wordt overal afgemeld. Er komt een nieuwe kaart. Stond het wachtwoord erbij op de kaart, dan komt er ook een nieuw wachtwoord.'
		} satisfies Record<SelectionAction, string>,
		reason: 'Reden',
		reasonHint: 'Voor je collega’s, niet voor de leerling. Hoogstens 200 tekens.',
		reasonMissing: 'Geef een reden.',
		confirm: 'Ja, doe dit'
	},
	done: {
		blocked: (n: number) => `${leerlingen(n)} geblokkeerd.`,
		unblocked: (n: number) => `Blokkering weggehaald bij ${leerlingen(n)}.`,
		renamed: 'De gebruikersnaam is gewijzigd.',
		voided: (n: number) =>
			n === 1
				? 'De kaart is ongeldig gemaakt. Er is een nieuwe.'
				: `${n} kaarten zijn ongeldig gemaakt. Er zijn nieuwe.`,
		released: 'De leerling moet niet meer wachten.',
		removed: 'Er zijn geen passkeys en geen e-mailadres meer.',
		saved: 'Bewaard.',
		undone: (n: number) => `Ongedaan gemaakt bij ${leerlingen(n)}.`,
		created: 'Het LeerID is succesvol aangemaakt.',
		undo: 'Maak ongedaan',
		lent: (n: number) => `Leenkaart ${n} is uitgeleend, tot vanavond.`,
		returned: 'De leenkaart is teruggenomen.',
		undoUntil: (time: string) => `Kan tot ${time}.`
	},
	pupil: {
		enrollment: 'Inschrijvingsgegevens',
		official: 'Officiële gegevens',
		givenName: 'Voornaam',
		familyName: 'Naam',
		stamnummer: 'Stamnummer',
		group: 'Administratieve groep',
		gender: 'Geslacht',
		birthDate: 'Geboortedatum',
		noOfficial: 'Geen officiële gegevens beschikbaar',
		noticeTitle: 'Opmerking',
		noticeWrong:
			'Zijn de inschrijvingsgegevens niet correct? Dan moeten deze worden aangepast via het leerlingadministratiepakket van de school. Nadat de gecorrigeerde gegevens doorstromen uit DISCIMUS staan ze een dag later ook correct in het LeerID Schoolloket.',
		noticeOfficial:
			'Geen officiële gegevens beschikbaar? Dan beschikt de leerling (nog) niet over een geldig rijksregister- of bisnummer of ontbreekt het identificatienummer in het leerlingadministratiepakket van de school.',
		noAccount: 'Nog geen LeerID',
		elsewhere:
			'Deze leerling is nu ingeschreven in een andere school. Alleen die school kan het account wijzigen.',
		enrolledUntil: 'Deze leerling is ingeschreven tot',
		create: 'Maak een LeerID aan',
		tabs: { account: 'Account gegevens', history: 'Account historiek', detail: 'Detail account historiek' },
		tabsLabel: 'Gegevens van deze leerling',
		accountTitle: { basis: 'Basis LeerID', gevorderd: 'Gevorderd LeerID' },
		accountStatus: 'Account status',
		active: 'Actief',
		inactive: 'Inactief',
		blocked: 'Geblokkeerd',
		blockedElsewhere: 'Geblokkeerd door een andere school',
		inactiveFrom: (day: string) => `Wordt automatisch inactief bij einde inschrijving - ${day}`,
		username: 'Gebruikersnaam',
		kind: 'Wachtwoord type',
		kinds: {
			pictures: 'Afbeeldingswachtwoord',
			word: 'Wachtwoord',
			temporary: 'Gevorderd wachtwoord',
			own: 'Gevorderd wachtwoord'
		},
		noSecret: 'Geen wachtwoord',
		mustReplace: 'Moet nieuw wachtwoord kiezen bij eerste aanmelding',
		createdAt: 'LeerID creatie',
		lastSignIn: 'Laatste aanmelding',
		neverSignedIn: 'Nog niet aangemeld',
		card: 'QR-kaart',
		cardWorks: 'Werkt',
		cardNone: 'Geen geldige kaart',
		change: 'Pas aanmeldgegevens aan',
		changeUsername: 'pas gebruikersnaam aan',
		changeUsernameHint:
			'Een gebruikersnaam kan slechts 1 keer voorkomen in het systeem. Hoogstens 50 karakters, zonder @-teken. De QR-code blijft werken, het adres eronder niet.',
		saveUsername: 'Bewaar gebruikersnaam',
		newSecret: 'genereer nieuw wachtwoord',
		newSecretHow:
			'Het oude wachtwoord werkt dan meteen niet meer. Het nieuwe kan je één dag lang bekijken en afdrukken.',
		whyNot: 'Waarom lukt het niet?',
		reason: 'Reden',
		reasonMissing: 'Geef een reden.',
		voidCard: 'Kaart ongeldig maken',
		voidCardHow:
			'Is de kaart verloren of staat er een foto van op het internet? De oude QR-code werkt dan meteen niet meer en de leerling wordt overal afgemeld.',
		voidCardSecret: 'Het wachtwoord stond bij de QR-code op de kaart. Er komt dus ook een nieuw wachtwoord.',
		ownKeys: 'Passkeys en e-mailadres',
		hasAddress: (there: boolean): string =>
			there
				? 'De leerling heeft een e-mailadres ingevuld. De school kan het niet zien.'
				: 'Er is geen e-mailadres ingevuld.',
		passkeyCount: (n: number) =>
			n === 0 ? 'Er zijn geen passkeys.' : n === 1 ? 'Er is 1 passkey.' : `Er zijn ${n} passkeys.`,
		removeKeys: 'Haal passkeys en e-mailadres weg',
		removeKeysHow:
			'Is een toestel verloren, of heeft iemand anders ze toegevoegd? Aanmelden kan dan alleen nog met het wachtwoord of de kaart. Kent iemand anders het wachtwoord, genereer dan eerst een nieuw. De leerling kan ze later opnieuw toevoegen.',
		reprint: 'Druk QR-kaart af',
		reprintHow: 'Zonder wachtwoord. Er verandert niets aan het account.',
		blockHow: 'De leerling wordt overal afgemeld en kan niet meer aanmelden.',
		preferences: 'Aangepast aanmelden',
		preferencesHow: 'Voor leerlingen die het anders nodig hebben.',
		tileSize: 'Grootte van de plaatjes',
		tileSizes: { normal: 'Gewoon', large: 'Groot', huge: 'Heel groot' },
		method: 'Manier van aanmelden',
		methods: { usual: 'Zoals iedereen', card: 'Begin met de kaart', teacher: 'Vraag eerst de leerkracht' },
		readAloud: 'Lees de stappen vanzelf voor',
		moreTime: 'Geef meer tijd',
		save: 'Bewaren'
	},
	usernameRefusals: {
		missing: 'Vul een gebruikersnaam in.',
		'at-sign': 'Een gebruikersnaam mag geen @-teken bevatten.',
		'too-long': 'Een gebruikersnaam mag niet langer zijn dan 50 karakters.',
		reserved: 'Dit woord wordt door LeerID zelf gebruikt. Kies iets anders.',
		impossible:
			'Gebruik alleen letters, cijfers, punten en streepjes, met een letter of cijfer vooraan en achteraan.',
		taken:
			'Deze gebruikersnaam bestaat al, of heeft ooit bestaan. Kies iets anders of zet er een cijfer achter.'
	} satisfies Record<UsernameRefusal, string>,
	history: {
		empty: 'Er is nog niets gebeurd met dit account.',
		elsewhere: 'iemand van een andere school',
		system: 'LeerID zelf',
		pupil: 'de leerling',
		staff: 'een medewerker',
		somebody: 'iemand die niet aangemeld was',
		by: (who: string) => `door ${who}`,
		when: 'Wanneer',
		what: 'Wat',
		who: 'Wie',
		device: 'Toestel',
		details: 'Details',
		yes: 'ja',
		no: 'nee',
		/** What the small facts of a row are called; any other keeps the name it has in the audit. */
		keys: {
			reason: 'reden',
			kind: 'soort wachtwoord',
			type: 'type',
			username: 'gebruikersnaam',
			from: 'van',
			to: 'naar',
			methods: 'manier',
			ownDevice: 'eigen toestel',
			barrier: 'geweigerd omdat',
			pupil: 'leerling',
			batch: 'reeks',
			together: 'geheim en QR op één kaart',
			tileSize: 'grootte van de plaatjes',
			readAloud: 'voorlezen',
			moreTime: 'meer tijd',
			method: 'manier van aanmelden',
			scope: 'wachttijd voor'
		} as Record<string, string>,
		sentences: {
			'account.created': (detail: Detail) => `LeerID aangemaakt met een ${kindOf(detail)}.`,
			'account.username-changed': (detail: Detail) =>
				`Gebruikersnaam gewijzigd van ${String(detail.from)} naar ${String(detail.to)}.`,
			'account.secret-renewed': (detail: Detail) => `Nieuw ${kindOf(detail)} gemaakt.`,
			'account.blocked': (detail: Detail) =>
				detail.reason ? `Geblokkeerd: ${String(detail.reason)}` : 'Geblokkeerd.',
			'account.unblocked': () => 'Blokkering weggehaald.',
			'account.wait-released': () => 'Wachttijd na te veel pogingen weggehaald.',
			'card.voided': (detail: Detail) =>
				`Kaart ongeldig gemaakt en een nieuwe gegeven${detail.reason ? `: ${String(detail.reason)}` : '.'}`,
			...nlSpareCards.sentences,
			'cards.printed': () => 'QR-kaart afgedrukt, zonder wachtwoord.',
			'desk.batch-downloaded': () => 'Aanmeldgegevens met wachtwoord gedownload om af te drukken.',
			'pupil.preferences-changed': () => 'Aangepast aanmelden gewijzigd.',
			'password.replaced': () => 'Heeft zelf een nieuw wachtwoord gekozen.',
			'password.reset-mailed': () => 'Mail gevraagd om een nieuw wachtwoord te kiezen.',
			'password.reset': () => 'Nieuw wachtwoord gekozen met een link uit een mail.',
			'email.added': () => 'E-mailadres ingevuld, nog niet bevestigd.',
			'email.confirmed': () => 'E-mailadres bevestigd.',
			'email.removed': () => 'E-mailadres weggehaald.',
			'passkey.added': () => 'Passkey toegevoegd om zonder wachtwoord aan te melden.',
			'passkey.removed': () => 'Passkey weggehaald.',
			'passkey.asked-too': () => 'Na het wachtwoord wordt voortaan ook de passkey gevraagd.',
			'passkey.not-asked-any-more': () => 'De passkey wordt niet meer gevraagd na het wachtwoord.',
			'sign-in.passkey-awaited': () => 'Wachtwoord was juist; daarna is de passkey gevraagd.',
			'help.asked': () => 'Op een toestel is hulp gevraagd aan de leerkracht.',
			'help.digits-picked': () => 'Het toestel dat hulp vroeg, is herkend aan de cijfers.',
			'help.digits-missed': () => 'Verkeerde cijfers gekozen: de vraag om hulp is gestopt.',
			'help.let-in': () => 'Op één toestel binnengelaten voor één keer.',
			'help.pictures-given': () => 'Nieuwe afbeeldingen klaargezet op één toestel.',
			'help.refused': () => 'Kon niet helpen: dit account kan nu niet binnengelaten worden.',
			'sign-in.succeeded': (detail: Detail) =>
				String(detail.methods).includes('tch') ? 'Aangemeld met hulp van de leerkracht.' : 'Aangemeld.',
			'sign-in.failed': () => 'Aanmelden mislukt: verkeerd wachtwoord.',
			'sign-in.throttled': () => 'Moest even wachten na te veel pogingen.',
			'sign-in.barred': (detail: Detail) =>
				`Aanmelden geweigerd: ${{ blocked: 'geblokkeerd', ended: 'niet ingeschreven', expired: 'wachtwoord niet meer geldig' }[String(detail.barrier)] ?? 'niet toegelaten'}.`,
			'sign-out': () => 'Afgemeld.',
			'session.ended-elsewhere': () => 'Op één ander toestel afgemeld.',
			'session.superseded': () => 'Afgemeld omdat een andere leerling zich aanmeldde op hetzelfde toestel.'
		} as Record<string, (detail: Detail) => string>
	},
	help: {
		listTitle: 'Vragen om hulp',
		title: 'Help bij het aanmelden',
		nobody: 'Er vraagt nu niemand om hulp.',
		nobodyHow:
			'Laat de leerling op het eigen toestel, op de eigen aanmeldpagina, tikken op ‘Vraag hulp aan je juf of meester’.',
		nothing: 'Deze leerling vraagt nu niet om hulp.',
		since: (time: string) => `vraagt hulp sinds ${time}`,
		refresh: 'Kijk opnieuw',
		pick: 'Welke cijfers staan op het toestel van de leerling?',
		pickHow: 'Kijk zelf op het toestel. Bij verkeerde cijfers stopt de vraag en begint de leerling opnieuw.',
		answer: (time: string) => `Dat is het juiste toestel. Kies wat er gebeurt, ten laatste om ${time}.`,
		letIn: 'Laat binnen',
		letInHow: 'De leerling is één keer aangemeld, alleen op dat toestel. Het wachtwoord blijft hetzelfde.',
		newPictures: 'Nieuwe afbeeldingen',
		newPicturesHow:
			'De leerling ziet acht nieuwe plaatjes en tikt ze één keer aan. Daarna werken de oude niet meer, ook niet die op een kaart. Jij ziet ze niet.',
		answered: {
			'let-in': (time: string) => `De leerling kan op dat toestel naar binnen, tot ${time}.`,
			'new-pictures': (time: string) => `De nieuwe plaatjes staan op dat toestel, tot ${time}.`
		},
		refusals: {
			wrong: 'Dat waren andere cijfers. De vraag is gestopt. Laat de leerling opnieuw hulp vragen.',
			nothing: 'Deze vraag om hulp is voorbij. Laat de leerling opnieuw hulp vragen.',
			blocked: 'De school heeft dit account geblokkeerd. De leerling kan niet binnen.',
			ended: 'Deze leerling is nu niet ingeschreven en kan niet binnen.',
			temporary:
				'Deze leerling heeft nog een tijdelijk wachtwoord. Vraag een nieuw aan de LeerID-beheerder van je school.',
			passkey:
				'Deze leerling koos om bij elke aanmelding de passkey te geven. Is het toestel weg? Dan haalt de LeerID-beheerder de passkeys weg.',
			'not-pictures': 'Deze leerling heeft geen afbeeldingswachtwoord.',
			elsewhere: 'Deze leerling is nu ingeschreven in een andere school. Daar helpt een leerkracht.'
		}
	},
	why: {
		title: 'Waarom lukt het niet?',
		fine: 'Er is niets dat deze leerling tegenhoudt.',
		fineHow: 'Kijk of de gebruikersnaam juist is. Klopt het wachtwoord niet, geef dan een nieuw.',
		tries: 'De laatste pogingen',
		noTries: 'Er is de laatste 24 uur niet geprobeerd om aan te melden.',
		reasons: {
			'no-account': 'Deze leerling heeft nog geen LeerID.',
			'not-yet-enrolled': (day: string) =>
				`De inschrijving begint pas op ${day}. Tot dan kan de leerling niet aanmelden.`,
			ended: (day: string) =>
				`De inschrijving is geëindigd op ${day}. Klopt dat niet, pas het dan aan in het leerlingadministratiepakket.`,
			blocked: (reason: string) => `De school heeft dit account geblokkeerd${reason ? `: ${reason}` : '.'}`,
			'blocked-elsewhere': 'Een andere school heeft dit account geblokkeerd.',
			'secret-expired': (day: string) =>
				`Het wachtwoord werkt niet meer sinds ${day}: het was tijdelijk en te oud, of stond op een kaart die ongeldig gemaakt is.`,
			'no-secret': 'Dit account heeft geen wachtwoord.',
			waiting: (time: string) =>
				`Er is te vaak een fout wachtwoord geprobeerd. Nieuwe toestellen moeten wachten tot ${time}.`,
			'no-card': 'Er is geen geldige QR-kaart. Met de gebruikersnaam aanmelden kan wel.'
		},
		mends: {
			create: 'Maak een LeerID aan',
			unblock: 'Deblokkeer',
			'new-secret': 'Geef een nieuw wachtwoord',
			release: 'Laat meteen opnieuw proberen',
			'new-card': 'Druk een nieuwe QR-kaart af'
		}
	},
	batch: {
		title: 'Bulk: maak LeerID’s aan',
		titleOne: 'LeerID aanmaken',
		titleRenew: 'Nieuwe wachtwoorden',
		without: 'Leerlingen zonder LeerID',
		withAccount: 'Leerlingen met een LeerID',
		name: 'Naam + stamnummer',
		username: 'Gebruikersnaam',
		password: 'Wachtwoord',
		changeName: 'pas aan',
		changeNameOf: (name: string) => `pas aan: gebruikersnaam van ${name}`,
		saveName: 'Bewaar',
		newBasis: 'nieuw wachtwoord',
		newGevorderd: 'nieuw gevorderd wachtwoord',
		kind: 'Wachtwoord type',
		picturePassword: 'Afbeeldingswachtwoord',
		wordPassword: 'Wachtwoord',
		choice: 'Keuze',
		wholeSelection: 'Voor alle basis LeerID’s van deze selectie',
		usernameRule:
			'Een gebruikersnaam kan slechts 1 keer voorkomen in het systeem. Indien de gegenereerde gebruikersnaam reeds bestaat, wordt deze aangevuld met een cijfer. Deze gebruikersnaam mag niet langer zijn dan 50 karakters en mag geen ‘@-teken’ bevatten.',
		cancel: 'Annuleren',
		save: 'Bewaren en afdrukken',
		already: (n: number) =>
			`${leerlingen(n)} van je selectie ${n === 1 ? 'heeft' : 'hebben'} al een LeerID en ${n === 1 ? 'staat' : 'staan'} hier niet bij.`,
		expires: (at: string) => `Dit blijft bewaard tot ${at}. Daarna zijn de wachtwoorden voorgoed weg.`,
		runningTitle: 'De LeerID’s worden aangemaakt',
		running:
			'Dit gaat vanzelf verder, ook als je deze pagina verlaat. De LeerID’s verschijnen allemaal tegelijk.',
		progress: (done: number, total: number) => `${done} van ${total}`,
		failed:
			'Het aanmaken is mislukt. Er is geen enkel LeerID aangemaakt. Probeer het opnieuw; lukt het niet, neem dan contact op met de helpdesk.',
		failedRenew:
			'Het maken van de nieuwe wachtwoorden is mislukt. Er is nog geen enkel nieuw wachtwoord. Een wachtwoord dat op een ongeldig gemaakte kaart stond, werkt niet meer. Probeer het opnieuw; lukt het niet, neem dan contact op met de helpdesk.',
		retry: 'Probeer opnieuw',
		retrying: 'Het ging even niet. We proberen het vanzelf opnieuw.',
		refresh: 'Toon de stand nu',
		created: (n: number) => (n === 1 ? '1 LeerID is aangemaakt' : `${n} LeerID’s zijn aangemaakt`),
		renewed: (n: number) =>
			n === 1 ? '1 nieuw wachtwoord is gemaakt' : `${n} nieuwe wachtwoorden zijn gemaakt`,
		explainBasis: (n: number) =>
			`${leerids(n)} met basis (afbeeldings)wachtwoord: De leerlingen kunnen hun wachtwoord niet zelf aanpassen.`,
		explainGevorderd: (n: number) =>
			`${leerids(n)} met gevorderd wachtwoord: De leerlingen moeten hun wachtwoord aanpassen nadat ze de eerste keer aangemeld zijn. Ze kunnen nadien steeds hun wachtwoord aanpassen en een e-mailadres toevoegen.`,
		hadAccount: (n: number) =>
			`${leerlingen(n)} had${n === 1 ? '' : 'den'} intussen al een LeerID van een collega. Daar is niets aan veranderd.`,
		left: (n: number) =>
			`${leerlingen(n)} ${n === 1 ? 'is' : 'zijn'} intussen niet meer ingeschreven en overgeslagen.`,
		newBasisTitle: 'Nieuwe basis LeerID’s',
		newGevorderdTitle: 'Nieuwe gevorderde LeerID’s',
		download: 'Download ZIP bestand (Excel, A4 PDF, sticker PDF’s)',
		downloadHow:
			'In dit bestand staan wachtwoorden. Bewaar het niet langer dan nodig, mail het niet rond en gooi het weg na het afdrukken. Elke download wordt genoteerd.',
		picturesHow: 'Een afbeeldingswachtwoord staat niet in het Excelbestand: gebruik daarvoor de PDF’s.',
		options: 'Afdrukken',
		article: 'Welke stickers heb je?',
		first: 'Eerste vrije sticker (1 tot 12)',
		offsetX: 'Verschuiving naar rechts (mm)',
		offsetY: 'Verschuiving naar beneden (mm)',
		offsetHint: 'Tussen -5 en 5. Je school onthoudt dit.',
		halves: 'Kaarten',
		whole: 'QR-code en wachtwoord op één kaart',
		both: 'In twee helften: QR-code voor de pennenzak, wachtwoord voor de leerkracht of de omslag',
		testPrint: 'Download testafdruk',
		badOptions: 'De eerste sticker is een getal van 1 tot 12, een verschuiving een getal van -5 tot 5.'
	}
};

import { nlFeedState } from './nl-feed-state';
import { nlOperations } from './nl-operations';
import { nlWaiting } from './nl-waiting';
import type { Picture, PictureCategory } from '$lib/domain/credentials/pictures';
import type { StaffRole } from '$lib/domain/staff/roles';
import { nlApi } from './nl-api';
import { nlDuplicates } from './nl-duplicates';
import { nlFeed } from './nl-feed';
import { nlApplications } from './nl-applications';
import { nlClassInformation } from './nl-class-information';
import { nlDesk } from './nl-desk';
import { nlPasskeyStep } from './nl-passkey-step';
import { nlSpareCards } from './nl-spare-cards';
import { nlOperatorOverview } from './nl-operator-overview';
import { nlRetention } from './nl-retention';
import { nlSchoolYear } from './nl-school-year';
import { nlStaffRecovery } from './nl-staff-recovery';
import { nlTakeover } from './nl-takeover';
import { nlOwnClasses } from './nl-own-classes';
import { nlFeedSenders } from './nl-feed-senders';

/** The Dutch messages, the source of every other language. Labels in the documents' own words are literal (F1–F97). */
export const nl = {
	brand: 'LeerID',
	waiting: nlWaiting,
	operations: nlOperations,
	feedState: nlFeedState,
	operatorOverview: nlOperatorOverview,
	statusLine: 'Bericht van LeerID',
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
		expired: 'Je wachtwoord is niet meer geldig. Vraag een nieuw aan de LeerID-beheerder van je school.',
		signedOut: 'Je bent afgemeld.',
		sessionEnded: 'Je was een tijdje weg. Meld je opnieuw aan.'
	},
	teacherHelp: {
		ask: 'Vraag hulp aan je juf of meester',
		titles: {
			asking: 'Toon deze cijfers aan je juf of meester',
			'let-in': 'Je mag binnen',
			'new-pictures': 'Dit zijn je nieuwe plaatjes',
			over: 'Vraag hulp aan je juf of meester'
		},
		show: 'Ga naar je juf of meester en toon dit scherm.',
		waiting: 'Wacht even. Dit scherm gaat vanzelf verder. Na vijf minuten stopt het.',
		letIn: 'Je juf of meester laat je binnen.',
		enter: 'Ga naar binnen',
		picturesHow: 'Kijk goed. Deze acht plaatjes zijn nu van jou. Tik ze één keer aan, in deze volgorde.',
		yours: 'Je nieuwe plaatjes',
		tap: (step: number) => `Tik op plaatje ${step}`,
		wrong: 'Dat was een ander plaatje. Kijk nog eens goed.',
		over: 'Er is nu geen vraag om hulp op dit toestel. Misschien duurde het te lang. Je mag het opnieuw vragen.',
		stop: 'Terug naar aanmelden'
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
		otherWays: 'Het kan ook zo',
		noScriptTitle: 'De scanner kan hier niet starten',
		noScript: 'JavaScript staat uit op dit toestel.',
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
	profile: {
		title: 'Mijn LeerID Profiel',
		account: 'LeerID-accountgegevens',
		username: 'Gebruikersnaam',
		password: 'Wachtwoord',
		hidden: 'Alleen jij kent het',
		email: 'E-mailadres',
		created: 'LeerID creatiedatum',
		passkeys: 'Aanmelden zonder wachtwoord',
		passkeyCount: (count: number) => (count === 1 ? '1 toestel' : `${count} toestellen`),
		noPasskeys: 'Nog niet ingesteld',
		change: 'Aanpassen',
		changeOf: { password: 'je wachtwoord', email: 'je e-mailadres', passkeys: 'aanmelden zonder wachtwoord' },
		school: 'School',
		schoolNumber: 'Instellingsnummer',
		pupilNumber: 'Stamnummer',
		enrolledUntil: 'Ingeschreven tot',
		noSchool: 'Je bent op dit moment bij geen school ingeschreven.',
		basis:
			'Je wachtwoord of je gegevens aanpassen kan je school voor jou doen. Vraag het aan je leerkracht of aan de LeerID-beheerder van je school.',
		more: 'Veiligheid',
		toSessions: 'Waar ben ik aangemeld?',
		toHistory: 'Geschiedenis van mijn account',
		back: 'Terug naar overzicht',
		toProfile: 'Ga naar de profiel pagina',
		cancel: 'Annuleer',
		current: 'Je huidige wachtwoord',
		currentWhy: 'Zo weten we zeker dat jij het bent.',
		currentMissing: 'Typ eerst je huidige wachtwoord.',
		currentWrong: 'Dat is niet je huidige wachtwoord. Probeer nog eens.',
		samePassword: 'Dit is al je wachtwoord. Kies een ander.',
		othersEnd: 'Daarna ben je op alle andere toestellen afgemeld.',
		emailPage: {
			add: 'Voeg een e-mailadres toe',
			change: 'Pas je e-mailadres aan',
			remove: 'Verwijder je e-mailadres',
			removeWhy:
				'Zonder e-mailadres kan je zelf geen nieuw wachtwoord kiezen als je het vergeten bent. Dan moet je het aan je school vragen.',
			hint: 'Met een e-mailadres kan je gemakkelijk je wachtwoord herstellen indien je dit bent vergeten.',
			whose: 'Kies een adres dat je ook na school kan lezen. Je school ziet dit adres niet.',
			changeWhy: 'Je huidige adres blijft werken tot je het nieuwe hebt bevestigd.',
			confirm: 'Bevestig e-mailadres',
			refusals: {
				missing: 'Typ eerst je e-mailadres.',
				impossible: 'Dit is geen e-mailadres. Kijk het na: het ziet eruit als naam@voorbeeld.be.',
				unchanged: 'Dit is al je e-mailadres.',
				none: 'Er is geen e-mailadres dat nog bevestigd moet worden.'
			},
			limited: (minutes: number) =>
				`Er zijn al drie mails verstuurd. Je kan over ${minutes} ${minutes === 1 ? 'minuut' : 'minuten'} een nieuwe vragen. Kijk intussen in je spamfolder.`,
			sentTitle: 'We hebben een e-mail verzonden naar je e-mailadres om het te verifiëren.',
			sentBefore: 'We hebben de aanvraag goed ontvangen. Er is een e-mail verzonden naar',
			sentAfter:
				'met een verificatie link. Indien je binnen de 5 minuten geen e-mail ontvangen hebt, zoek dan even in je spamfolder of die daar niet is terecht gekomen. De verificatie link is 24 uur geldig.',
			toProfile: 'Ga terug naar je profiel',
			goOn: 'Ga verder',
			unverifiedTitle: 'Je e-mailadres is nog niet geverifieerd',
			unverifiedBefore: 'We hebben een e-mail verstuurd naar',
			unverifiedAfter:
				'om te bevestigen dat het e-mailadres aan je LeerID-profiel wordt gekoppeld. Je moet deze instructies eerst uitvoeren alvorens je het adres kan gebruiken.',
			unverified:
				'Dit e-mailadres is nog niet geverifieerd en kan nog niet gebruikt worden om je wachtwoord te herstellen.',
			waiting: 'Wacht op bevestiging',
			resend: 'Stuur verificatie e-mail opnieuw',
			other: 'Kies een ander e-mailadres',
			removed: 'Je e-mailadres is verwijderd.'
		},
		offer: {
			title: 'Wil je een e-mailadres toevoegen?',
			why: 'Met een e-mailadres kan je gemakkelijk je wachtwoord herstellen indien je dit bent vergeten. Het hoeft niet, en je kan het later nog doen op je profiel.',
			add: 'Voeg een e-mailadres toe',
			skip: 'Nee, nu niet'
		},
		confirmPage: {
			title: 'Bevestig je e-mailadres',
			question: (name: string, username: string) =>
				`Dit e-mailadres hoort daarna bij het LeerID van ${name} (${username}):`,
			button: 'Bevestig e-mailadres',
			notYou: 'Ben jij dat niet? Sluit dan deze pagina. Er verandert niets.',
			doneTitle: 'Je e-mailadres is bevestigd',
			done: 'Ben je ooit je wachtwoord vergeten, dan kan je met dit adres zelf een nieuw kiezen. Je kan er ook mee aanmelden.',
			deadTitle: 'Deze link werkt niet meer',
			dead: 'Een link werkt 24 uur en maar één keer. Misschien heb je het adres al bevestigd, of kreeg je een nieuwere mail. Kijk op je profiel.'
		},
		sessions: {
			title: 'Waar ben ik aangemeld?',
			intro:
				'Op deze toestellen is je LeerID nu open. Herken je er een niet? Meld dan overal af en pas je wachtwoord aan.',
			current: 'dit toestel',
			own: 'eigen toestel',
			since: (at: string) => `Aangemeld op ${at}`,
			lastUsed: (at: string) => `Laatst gebruikt op ${at}`,
			end: 'Overal afmelden',
			endWhy: 'Daarna moet je je ook op dit toestel opnieuw aanmelden.'
		},
		history: {
			title: 'Geschiedenis van mijn account',
			intro:
				'Wat er met je account gebeurde, het nieuwste eerst. Klopt er iets niet? Pas je wachtwoord aan en zeg het aan je school.',
			empty: 'Hier staat nog niets.',
			bySchool: 'door je school',
			events: {
				'sign-in.succeeded': 'Aangemeld',
				'sign-in.failed': 'Iemand gaf een fout wachtwoord',
				'sign-in.barred': 'Aanmelden kon niet',
				'sign-out': 'Afgemeld',
				'session.superseded': 'Afgemeld omdat iemand anders het toestel gebruikte',
				'sessions.ended': 'Overal afgemeld',
				'password.replaced': 'Wachtwoord aangepast',
				'password.reset-mailed': 'Mail voor een nieuw wachtwoord gevraagd',
				'password.reset': 'Nieuw wachtwoord gekozen met een link uit een mail',
				'password.check-failed': 'Iemand die aangemeld was, gaf een fout huidig wachtwoord',
				'email.added': 'E-mailadres ingevuld',
				'email.confirmed': 'E-mailadres bevestigd',
				'email.removed': 'E-mailadres verwijderd',
				'passkey.added': 'Toestel toegevoegd om zonder wachtwoord aan te melden',
				'passkey.removed': 'Toestel verwijderd om zonder wachtwoord aan te melden',
				...nlPasskeyStep.events,
				'account.created': 'LeerID gemaakt',
				'account.secret-renewed': 'Nieuw wachtwoord gekregen',
				'account.username-changed': 'Gebruikersnaam gewijzigd',
				'account.blocked': 'Account stopgezet',
				'account.unblocked': 'Account weer open',
				'card.voided': 'Kaart ongeldig gemaakt',
				'spare-card.lent': 'Leenkaart gekregen voor één dag'
			}
		},
		passkeyPage: {
			title: 'Aanmelden zonder wachtwoord',
			intro:
				'Op je eigen telefoon, tablet of computer kan je aanmelden met je vinger, je gezicht of de code van het toestel. Dat heet een passkey. Je wachtwoord blijft ook werken.',
			ownOnly: 'Doe dit alleen op een toestel van jezelf, nooit op een toestel van de school.',
			yours: 'Jouw toestellen',
			none: 'Je hebt nog geen toestel toegevoegd.',
			addedOn: (day: string) => `Toegevoegd op ${day}`,
			lastUsed: (day: string) => `Laatst gebruikt op ${day}`,
			remove: 'Verwijder',
			removeOf: (device: string) => `Verwijder ${device}`,
			add: 'Voeg dit toestel toe',
			begin: 'Verder',
			make: 'Maak de passkey',
			makeWhy: 'Tik op de knop. Je toestel vraagt je vinger, je gezicht of je code.',
			added: 'Dit toestel is toegevoegd. Je kan er voortaan zonder wachtwoord mee aanmelden.',
			removed: 'Het toestel is verwijderd.',
			refused: 'Dat is niet gelukt. Probeer het opnieuw.',
			full: 'Je hebt al tien toestellen. Verwijder er eerst een.',
			unsupported: 'Deze browser kan dit niet, of JavaScript staat uit.'
		}
	},
	passkeyStep: nlPasskeyStep,
	recovery: {
		intro:
			'Typ je gebruikersnaam of je e-mailadres. Dan sturen we een mail waarmee je een nieuw wachtwoord kiest.',
		send: 'Stuur me een mail',
		withoutTitle: 'Geen e-mailadres toegevoegd?',
		busy: (minutes: number) =>
			`Er is hier heel vaak om een mail gevraagd. Wacht ${minutes === 1 ? 'een minuut' : `${minutes} minuten`} en probeer het opnieuw.`,
		sentTitle: 'Kijk in je mailbox',
		sent: 'Hoort er een bevestigd e-mailadres bij wat je typte? Dan krijg je daar binnen enkele minuten een mail. De link erin werkt 30 minuten en maar één keer.',
		sentSpam:
			'Niets gekregen? Kijk dan in je spamfolder. Er gaan hoogstens drie mails per uur naar hetzelfde adres.',
		sentSchool:
			'Heb je geen e-mailadres toegevoegd, of kan je er niet meer bij? Vraag dan een nieuw wachtwoord aan de LeerID-beheerder van je school. Je leerkracht weet wie dat is.',
		newTitle: 'Kies een nieuw wachtwoord',
		newFor: (name: string) => `Voor het LeerID van ${name}.`,
		doneTitle: 'Je wachtwoord is aangepast.',
		done: 'Je kan nu op LeerID aanmelden met je nieuw wachtwoord. Op alle toestellen waar je nog aangemeld was, ben je afgemeld.',
		toSignIn: 'Aanmelden',
		deadTitle: 'Deze link werkt niet meer',
		dead: 'Een link werkt 30 minuten en maar één keer. Na een nieuwere mail of een nieuw wachtwoord werkt ze ook niet meer.',
		again: 'Vraag een nieuwe mail',
		passkey: 'Aanmelden zonder wachtwoord',
		passkeyRefused: 'Dat is niet gelukt. Probeer het opnieuw, of gebruik je gebruikersnaam en wachtwoord.'
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
		profile: 'Mijn LeerID Profiel',
		signOut: 'Afmelden',
		signOutQuestion: 'Wil je afmelden?',
		signOutWhy: 'Daarna kan niemand op dit toestel nog bij jouw applicaties.',
		stay: 'Nee, terug',
		applications: 'Jouw applicaties met LeerID',
		noneTitle: 'Nog geen applicaties',
		none: 'Je school heeft nog geen applicaties voor jou klaargezet. Ze verschijnen hier vanzelf.'
	},
	staff: {
		toDesk: 'LeerID, naar het begin van het Schoolloket',
		menuOf: (name: string) => `Menu van ${name}`,
		tabs: 'Onderdelen van het Schoolloket',
		tabNames: { pupils: 'LeerID beheer', applications: 'Applicatie beheer', settings: 'Schoolinstellingen' },
		settings: {
			colleaguesWhat: 'Wie er voor je school in het Schoolloket werkt, en met welke rechten.'
		},
		switchSchool: 'Wijzig instelling',
		colleagues: 'Gebruikers',
		account: 'Mijn account',
		signOut: 'Afmelden',
		signOutQuestion: 'Wil je afmelden?',
		signOutWhy: 'Daarna kan niemand op dit toestel nog bij de gegevens van je school.',
		stay: 'Nee, terug',
		cancel: 'Annuleer',
		roles: {
			leerkracht: 'Leerkracht',
			beheerder: 'LeerID-beheerder',
			databeheerder: 'LeerID-databeheerder',
			director: 'Directeur',
			toepassingsbeheerder: 'Toepassingsbeheerder',
			operator: 'Operator'
		} satisfies Record<StaffRole, string>,
		signIn: {
			title: 'Aanmelden op het Schoolloket',
			intro: 'Voor medewerkers van de school. Ben je leerling? Meld je dan aan op de startpagina.',
			email: 'E-mailadres',
			password: 'Wachtwoord',
			submit: 'Verder',
			or: 'Of',
			external: 'Aanmelden via je organisatie',
			externalHow: 'Je meldt je aan op de pagina van je organisatie en komt daarna hier terug.',
			signedOut: 'Je bent afgemeld.',
			ended: 'Je was een tijdje weg, of je was nog niet aangemeld. Meld je aan om verder te gaan.',
			accepted: 'Je hebt de uitnodiging aanvaard. Meld je aan om verder te gaan.',
			missing: 'Vul je e-mailadres en je wachtwoord in.',
			refused: 'Dat klopt niet. Kijk je e-mailadres na en probeer nog eens.',
			blocked: 'Je wachtwoord is juist, maar je account is geblokkeerd. Neem contact op met je directie.',
			externalRefusals: {
				failed: 'Het aanmelden via je organisatie is niet gelukt. Probeer het opnieuw.',
				stale: 'Dat duurde te lang, of je bent op een ander toestel begonnen. Probeer het opnieuw.',
				weak: 'Je organisatie heeft je met te weinig zekerheid herkend. Meld je daar aan met twee stappen, bijvoorbeeld met itsme of je eID.',
				unknown:
					'We kennen je nog niet. Vraag je directie om je uit te nodigen op het e-mailadres van je organisatie.',
				blocked: 'Je account is geblokkeerd. Neem contact op met je directie.'
			}
		},
		second: {
			title: 'Bevestig dat jij het bent',
			why: 'Eén stap nog. Zo komt niemand met alleen je wachtwoord bij gegevens van leerlingen.',
			whyAgain: 'Hier gaat het om geheimen van leerlingen. Bevestig daarom nog eens dat jij het bent.',
			code: 'Code',
			codeHint:
				'Zes cijfers uit je app. Elke code werkt één keer. Geen telefoon bij je? Vul dan een van je herstelcodes in.',
			codeOnlyRecovery: 'Een van je herstelcodes',
			submit: 'Bevestig',
			passkey: 'Gebruik je passkey',
			passkeyNeedsScript: 'Voor een passkey moet JavaScript aan staan.',
			passkeyFailed: 'Dat is niet gelukt. Probeer het opnieuw, of gebruik een andere manier.',
			refused: 'Die code klopt niet, of is al gebruikt. Wacht op de volgende code en probeer opnieuw.',
			missing: 'Vul eerst de code in.',
			external: 'Bevestig via je organisatie',
			otherAccount: 'Met een ander account aanmelden'
		},
		enrol: {
			title: 'Stel je tweede stap in',
			titleMore: 'Voeg een tweede stap toe',
			why: 'Bij elke aanmelding bevestig je dat jij het bent: met een code uit een app op je telefoon, of met een passkey op dit toestel of op een sleutel. Kies er één; later kan je er meer toevoegen.',
			app: 'Met een app',
			appSteps: [
				'Open een app voor codes op je telefoon, zoals Microsoft Authenticator, Google Authenticator of 2FAS.',
				'Kies Account toevoegen en scan deze QR-code.',
				'Vul hieronder de code van zes cijfers in.'
			],
			qr: 'QR-code voor je app',
			secret: 'Lukt scannen niet? Typ dan dit geheim in je app:',
			code: 'Code uit je app',
			confirmApp: 'Bevestig de app',
			passkey: 'Met een passkey',
			passkeyHow: 'Je vinger, je gezicht of de pincode van dit toestel, of een sleutel die je insteekt.',
			makePasskey: 'Maak een passkey',
			appName: 'App',
			passkeyName: (device: string) => `Passkey (${device})`,
			refusals: {
				'wrong-code': 'Die code klopt niet. Wacht op de volgende code in je app en probeer opnieuw.',
				'not-made': 'De passkey is niet gemaakt, of bestaat al. Probeer het opnieuw, of gebruik een app.',
				stale: 'Dat duurde te lang. Scan de nieuwe QR-code.',
				'too-many': 'Je hebt al tien manieren. Verwijder er eerst een.'
			}
		},
		codes: {
			title: 'Bewaar je herstelcodes',
			why: 'Ben je je telefoon kwijt, dan kom je binnen met een van deze codes. Elke code werkt één keer. Druk ze af of bewaar ze in een wachtwoordkluis, niet op een briefje bij je scherm.',
			once: 'Je ziet deze codes maar één keer.',
			kept: 'Ik heb ze bewaard'
		},
		invitation: {
			title: 'Welkom bij het Schoolloket',
			intro: (role: string, school: string) => `Je bent uitgenodigd als ${role} voor ${school}.`,
			introService: (role: string) => `Je bent uitgenodigd als ${role} van LeerID.`,
			email: 'E-mailadres waarmee je je aanmeldt',
			name: 'Je naam',
			nameHint: 'Zo zien je collega’s je.',
			password: 'Kies een wachtwoord',
			passwordHint:
				'Minstens 15 karakters, zonder je naam of je e-mailadres. Vier woorden die niets met elkaar te maken hebben, zijn sterk en gemakkelijk te onthouden.',
			submit: 'Maak mijn account',
			accept: 'Aanvaard de uitnodiging',
			known:
				'Je hebt al een account met dit e-mailadres. Aanvaard de uitnodiging en meld je daarna aan zoals je gewend bent.',
			external:
				'Heb je een account bij je organisatie? Meld je daarmee aan: dan kies je hier geen wachtwoord.',
			goneTitle: 'Deze link werkt niet meer',
			gone: 'Een uitnodiging werkt 7 dagen en maar één keer. Vraag een nieuwe aan wie je uitnodigde.',
			noName: 'Vul je naam in.'
		},
		passwordRefusals: {
			missing: 'Kies eerst een wachtwoord.',
			'too-short': 'Je wachtwoord is te kort. Gebruik minstens 15 karakters.',
			'too-long': 'Je wachtwoord is te lang. Gebruik hoogstens 128 karakters.',
			'contains-username': 'Je wachtwoord bevat (een deel van) je e-mailadres. Kies iets anders.',
			'contains-name': 'Je wachtwoord bevat je naam of de naam van je school. Kies iets anders.',
			'too-common':
				'Dit wachtwoord is gemakkelijk te raden. Kies iets anders, bijvoorbeeld vier woorden die niets met elkaar te maken hebben.',
			'wrong-current': 'Je huidige wachtwoord klopt niet.'
		},
		own: {
			title: 'Mijn account',
			email: 'E-mailadres',
			factors: 'Tweede stap',
			kinds: { totp: 'App met codes', passkey: 'Passkey' },
			addedOn: (day: string) => `toegevoegd op ${day}`,
			lastUsed: (day: string) => `laatst gebruikt op ${day}`,
			addFactor: 'Voeg een tweede stap toe',
			remove: 'Verwijder',
			lastFactor: 'Dit is je enige tweede stap. Voeg eerst een andere toe.',
			unknownFactor: 'Die tweede stap is al verwijderd.',
			removed: 'De tweede stap is verwijderd.',
			codes: 'Herstelcodes',
			codesLeft: (left: number) =>
				left === 0
					? 'Je hebt geen herstelcodes die werken.'
					: left === 1
						? 'Je hebt nog 1 herstelcode die werkt.'
						: `Je hebt nog ${left} herstelcodes die werken.`,
			newCodes: 'Maak nieuwe herstelcodes',
			newCodesWhy: 'De oude codes werken dan niet meer.',
			password: 'Wachtwoord',
			current: 'Huidig wachtwoord',
			fresh: 'Nieuw wachtwoord',
			changePassword: 'Wijzig wachtwoord',
			passwordChanged: 'Je wachtwoord is gewijzigd. Op alle andere toestellen ben je afgemeld.',
			sessions: 'Waar je aangemeld bent',
			thisDevice: 'dit toestel',
			since: (at: string) => `aangemeld op ${at}`,
			endOthers: 'Meld alle andere toestellen af',
			othersEnded: 'Alle andere toestellen zijn afgemeld.',
			externalOnly: 'Je meldt je aan via je organisatie. Je wachtwoord en je tweede stap beheer je daar.'
		},
		schools: {
			title: 'Wijzig instelling',
			intro: 'Kies de school waarvoor je nu werkt.',
			now: 'nu gekozen',
			none: 'Je hebt op dit moment geen rechten bij een school.'
		},
		people: {
			title: 'Gebruikers',
			intro: (school: string) => `Wie werkt er in het Schoolloket voor ${school}?`,
			introService: 'Wie beheert deze dienst?',
			nobody: 'Er is nog niemand.',
			role: 'Rol',
			from: 'Vanaf',
			until: 'Tot en met',
			untilHint: 'Laat leeg als er nog geen einddatum is. De laatste dag telt mee.',
			always: 'geen einddatum',
			groups: 'Administratieve groepen',
			groupsHint: 'Een leerkracht ziet alleen de leerlingen van deze groepen.',
			lastSignIn: (at: string) => `laatst aangemeld op ${at}`,
			neverSignedIn: 'nog niet aangemeld',
			states: { holds: 'Actief', coming: 'Begint later', ended: 'Beëindigd' },
			end: 'Beëindig recht',
			endOf: (name: string, role: string) => `Beëindig recht van ${name} als ${role}`,
			endTitle: 'Recht beëindigen?',
			endWhy: (name: string, role: string) =>
				`${name} kan vanaf nu niet meer werken als ${role}. Wat al gedaan is, blijft staan.`,
			ended: 'Het recht is beëindigd.',
			changeGroups: 'Wijzig groepen',
			changeGroupsOf: (name: string) => `Wijzig groepen van ${name}`,
			saveGroups: 'Bewaar de groepen',
			groupsSaved: 'De groepen zijn bewaard.',
			invitations: 'Uitnodigingen die nog openstaan',
			validUntil: (at: string) => `geldig tot ${at}`,
			withdraw: 'Trek in',
			withdrawOf: (name: string) => `Trek de uitnodiging van ${name} in`,
			withdrawn: 'De uitnodiging is ingetrokken.',
			invite: 'Nodig iemand uit',
			name: 'Naam',
			email: 'E-mailadres',
			school: 'Instellingsnummer',
			schoolHint: 'Alleen voor een directeur.',
			send: 'Verstuur uitnodiging',
			sent: (email: string) =>
				`De uitnodiging is onderweg naar ${email}. De link werkt 7 dagen en maar één keer.`,
			refusals: {
				'bad-email': 'Vul een geldig e-mailadres in.',
				'no-name': 'Vul een naam in.',
				'bad-day':
					'Vul geldige dagen in. De laatste dag kan niet voorbij zijn, of voor de eerste dag liggen.',
				'not-yours-to-give': 'Die rol kan je niet geven.',
				'no-groups': 'Kies minstens één administratieve groep.',
				'no-school': 'Er is geen school met dit instellingsnummer.',
				limited: 'Er zijn al veel mails naar dit adres gestuurd. Probeer het later opnieuw.'
			}
		}
	},
	classInformation: nlClassInformation,
	desk: nlDesk,
	api: nlApi,
	spareCards: nlSpareCards,
	staffRecovery: nlStaffRecovery,
	feed: nlFeed,
	takeover: nlTakeover,
	ownClasses: nlOwnClasses,
	feedSenders: nlFeedSenders,
	duplicates: nlDuplicates,
	applications: nlApplications,
	retention: nlRetention,
	schoolYear: nlSchoolYear,
	mail: {
		staffReset: nlStaffRecovery.mail,
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
		passwordGiven: {
			subject: 'Je kreeg een nieuw wachtwoord voor je LeerID',
			what: (at: string) =>
				`Je school gaf je op ${at} een nieuw wachtwoord voor je LeerID. Je vorige wachtwoord werkt niet meer, en op alle toestellen ben je afgemeld. Het nieuwe krijg je van je school: het staat nooit in een mail.`,
			notYou: 'Wist je hier niets van? Vraag het aan de LeerID-beheerder van je school.'
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
					'We zetten alleen cookies die nodig zijn: om je aangemeld te houden, om je taal te onthouden, en om te weten of dit toestel al eens gebruikt is en of het een gedeelde tablet is. Er blijven ook plaatjes en bestanden van LeerID zelf bewaard, zodat het sneller opent. Na het afmelden blijft er niets over jou achter dat iemand kan lezen.'
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
		// With a soft hyphen: the word is wider than a telephone.
		title: 'Toegankelijkheids\u00ADverklaring',
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
	readAloud: {
		start: 'Lees voor',
		stop: 'Stop met voorlezen',
		voiceless: 'Dit toestel heeft geen Nederlandse stem die zonder internet werkt. Voorlezen kan hier niet.'
	},
	kiosk: {
		hello: 'Dag',
		notMe: 'Dat ben ik niet',
		next: 'Klaar, volgende leerling',
		stillThere: {
			title: 'Ben je er nog?',
			text: 'Als je niets doet, is dit toestel straks voor de volgende leerling.',
			yes: 'Ja, ik ben er nog'
		},
		settingTitle: 'Gedeelde tablet',
		settingIntro:
			'Voor een toestel dat in de klas van hand tot hand gaat. Dit toestel onthoudt de keuze een jaar.',
		effects: [
			'Na het afmelden, of na een minuut rust, staat de scanner klaar voor de volgende kaart.',
			'Wie is aangemeld, ziet groot zijn naam en kan met één tik plaatsmaken voor de volgende.',
			'Dit is mijn eigen toestel wordt niet gevraagd, en LeerID stelt niet voor om een app te installeren.'
		],
		isOn: 'Dit toestel is nu een gedeelde tablet.',
		isOff: 'Dit toestel is nu geen gedeelde tablet.',
		switchOn: 'Maak er een gedeelde tablet van',
		switchOff: 'Maak er een gewoon toestel van'
	},
	offline: {
		title: 'Geen internet',
		text: 'LeerID heeft internet nodig. Kijk of de wifi aan staat.',
		again: 'Probeer opnieuw',
		trying: 'LeerID probeert het vanzelf opnieuw.'
	},
	oidc: {
		toDashboard: 'Naar Mijn Dashboard',
		goOn: 'Ga verder',
		/** The one line for who repairs it. */
		reference: (code: string, id: string) => `Voor wie dit oplost: ${code}, nummer ${id}`,
		/** What happened, what it means, what to do. */
		errors: {
			expired: [
				'Dit duurde te lang',
				'Deze aanmelding is verlopen of was al gebruikt.',
				'Ga terug naar de applicatie en meld je daar opnieuw aan, of open ze vanuit Mijn Dashboard.'
			],
			unknownApplication: [
				'Deze applicatie kan niet met LeerID aanmelden',
				'LeerID kent deze applicatie niet, of ze is stopgezet.',
				'Zeg dit aan je leerkracht of aan de LeerID-beheerder van je school.'
			],
			wrongAddress: [
				'Deze applicatie is niet goed ingesteld',
				'Ze wil je na het aanmelden naar een adres sturen dat LeerID niet kent. Daarom stopt LeerID hier.',
				'Zeg dit aan je leerkracht. De leverancier van de applicatie kan dit oplossen.'
			],
			wrongRequest: [
				'Deze applicatie is niet goed ingesteld',
				'Ze vroeg LeerID iets dat niet kan.',
				'Ga terug naar de applicatie en probeer het opnieuw. Lukt het niet, zeg het dan aan je leerkracht.'
			],
			ours: [
				'Er ging iets mis bij LeerID',
				'Dat ligt niet aan jou.',
				'Wacht even, ga terug naar de applicatie en probeer het opnieuw.'
			]
		} satisfies Record<string, [title: string, text: string, help: string]>,
		notAssigned: {
			title: (application: string) => `${application} staat nog niet voor jou klaar`,
			text: 'Je school heeft deze applicatie niet aan jou gegeven.',
			help: 'Heb je ze nodig? Vraag het aan je leerkracht.',
			back: (application: string) => `Terug naar ${application}`
		},
		going: (application: string) => `Je gaat naar ${application}`,
		logout: {
			question: 'Wil je afmelden?',
			why: 'Als je overal afmeldt, kan niemand op dit toestel nog bij jouw applicaties.',
			everywhere: 'Ja, overal afmelden',
			onlyHere: (application: string) => `Nee, alleen bij ${application}`,
			stay: 'Nee, terug',
			done: 'Je bent afgemeld.'
		},
		signedOut: {
			title: 'Je bent afgemeld.',
			all: 'Je bent overal afgemeld. Je mag het toestel doorgeven.',
			list: 'Je applicaties',
			states: {
				'signed-out': 'afgemeld',
				waiting: 'bezig met afmelden',
				unknown: 'meldt zichzelf later af'
			},
			unknownHelp: 'Sluit de browser als je een gedeeld toestel gebruikt.',
			look: 'Kijk opnieuw',
			again: 'Opnieuw aanmelden'
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

const rows = (n: number) => (n === 1 ? '1 rij' : `${n} rijen`);
const teachers = (n: number) => (n === 1 ? '1 leerkracht' : `${n} leerkrachten`);

/** The words of a school that reads in its classes itself, and of who teaches which group or class (F96). */
export const nlOwnClasses = {
	source: 'Een ander pakket, of geen: we lezen de klassen zelf in',
	otherwise:
		'Werkt je school met een ander pakket, of levert het geen klassen? Dan kan een LeerID-beheerder ze zelf inlezen. Kies dat bij “Mijn Schoolsoftware”.',
	sourceNow: 'Je school leest haar klassen zelf in.',
	fetched: (school: string) =>
		`${school} leest de klassen zelf in met een bestand. LeerID vraagt ze bij geen enkel pakket op.`,
	keptNone: 'Er is nog geen klasinformatie. Een LeerID-beheerder leest ze in.',
	title: 'Klassen inlezen',
	intro:
		'Werkt je school met een pakket dat de klassen niet zelf levert? Lees ze dan hier in: een rij voor elke leerling, met het stamnummer en de klas. Je ziet eerst wat er zou veranderen.',
	notSharing:
		'Je school deelt nog geen klasinformatie met LeerID. Een LeerID-databeheerder moet eerst akkoord gaan met het protocol.',
	otherSource: (name: string) =>
		`LeerID haalt de klassen van je school uit ${name}. Wil je ze zelf inlezen, kies dat dan eerst bij “Mijn Schoolsoftware”.`,
	list: {
		title: 'Lijst om in te vullen',
		how: 'Al je leerlingen met hun stamnummer, hun administratieve groep en de klas die LeerID nu kent. Vul de klassen aan in je rekenblad en lees het bestand hieronder in.',
		download: 'Download de lijst (CSV)'
	},
	form: {
		title: 'Bestand inlezen',
		scope: 'Wat staat er in?',
		scopes: {
			whole: 'Alle leerlingen: wie er niet in staat, zit daarna in geen klas meer',
			changes: 'Alleen wijzigingen: wie er niet in staat, houdt zijn klas'
		},
		file: 'CSV-bestand',
		fileHint: 'Met de kolommen stamnummer en klas. Als je wil ook subklas, van en tot. Tot 350 kB.',
		paste: 'Of plak de rijen hier',
		pasteHint: 'Rechtstreeks uit je rekenblad mag ook, met de namen van de kolommen in de eerste rij.',
		look: 'Bekijk eerst wat er verandert'
	},
	preview: {
		title: 'Dit zou er veranderen',
		nothingYet: 'Er is nog niets veranderd.',
		counts: {
			new: (n: number) =>
				n === 1
					? '1 rij geeft een klas aan wie er geen had'
					: `${n} rijen geven een klas aan wie er geen had`,
			moved: (n: number) => (n === 1 ? '1 rij geeft een andere klas' : `${n} rijen geven een andere klas`),
			same: (n: number) => (n === 1 ? '1 rij verandert niets' : `${n} rijen veranderen niets`),
			out: (n: number) =>
				n === 1 ? '1 rij haalt een leerling uit de klas' : `${n} rijen halen een leerling uit de klas`,
			refused: (n: number) => `${rows(n)} geweigerd`
		},
		losing: (n: number) =>
			n === 1
				? '1 leerling heeft nu een klas, en daarna niet meer.'
				: `${n} leerlingen hebben nu een klas, en daarna niet meer.`,
		classes: 'Per klas',
		class: 'Klas',
		before: 'Nu',
		after: 'Daarna',
		rows: 'Per rij',
		row: 'Regel',
		outcome: 'Wat',
		reason: 'Waarom',
		most: (n: number) => `Je ziet de eerste ${n} rijen; de geweigerde staan vooraan.`,
		outcomes: {
			new: 'krijgt een klas',
			moved: 'krijgt een andere klas',
			same: 'blijft',
			out: 'uit de klas',
			refused: 'geweigerd'
		},
		apply: 'Lees dit in',
		other: 'Kies een ander bestand'
	},
	done: (stored: number, refused: number) =>
		`Ingelezen: ${rows(stored)} bewaard, ${rows(refused)} geweigerd. Het geldt meteen.`,
	refusals: {
		none: 'Kies een bestand of plak de rijen.',
		'too-large':
			'Dit is te groot. Laat kolommen weg die niet nodig zijn, of lees het in delen in als wijzigingen.',
		'other-source': 'Je school leest haar klassen niet zelf in. Kies dat eerst bij “Mijn Schoolsoftware”.',
		unreadable: 'Dit bestand kan niet gelezen worden. Er is niets veranderd.'
	},
	newYear: {
		classes: 'Welke klas wordt welke?',
		how: 'Een klas met dezelfde naam, of de enige nieuwe klas van hetzelfde leerjaar, is al ingevuld. Gaan de applicaties met de leerlingen mee, kies dan de klas waar ze naartoe gaan.'
	},
	teachers: {
		title: 'Wie geeft aan wie les?',
		link: 'Verdeel groepen en klassen over leerkrachten',
		intro:
			'Een leerkracht ziet alleen de leerlingen van de administratieve groepen en klassen die je hier geeft. Klassen tellen zolang de school klasinformatie deelt.',
		noTeachers: 'Er zijn nog geen leerkrachten. Nodig ze eerst uit bij Gebruikers.',
		noClasses: 'Klassen verschijnen hier zodra de school klasinformatie deelt en er klassen bekend zijn.',
		kinds: { group: 'Administratieve groep', class: '(Sub)klas' },
		who: 'Leerkrachten',
		nobody: 'Nog niemand',
		change: 'Wijzig',
		changeOf: (name: string) => `Wijzig de leerkrachten van ${name}`,
		choose: (name: string) => `Wie ziet de leerlingen van ${name}?`,
		save: 'Bewaar',
		cancel: 'Annuleer',
		saved: (n: number) => (n === 0 ? 'Er veranderde niets.' : `Bewaard: veranderd voor ${teachers(n)}.`),
		file: {
			title: 'In één keer, met een bestand',
			how: 'Download wie nu wat heeft, pas het aan in je rekenblad en lees het weer in. Wie in het bestand staat, heeft daarna precies wat erin staat. Wie er niet in staat, houdt wat hij heeft.',
			download: 'Download wie wat heeft (CSV)',
			file: 'CSV-bestand',
			fileHint: 'Met de kolommen e_mail, groep en klas: een rij voor elke groep of klas van een leerkracht.',
			paste: 'Of plak de rijen hier',
			look: 'Bekijk eerst wat er verandert',
			apply: 'Lees dit in',
			previewTitle: 'Dit zou er veranderen',
			doneTitle: 'Dit is veranderd',
			nothing: 'Er verandert niets.',
			unchanged: (n: number) => `Ongewijzigd: ${teachers(n)}.`,
			teacher: 'Leerkracht',
			gets: 'Krijgt',
			loses: 'Verliest',
			none: '-',
			leftAlone: 'Blijft zoals het is: een rij over deze leerkracht is geweigerd.',
			refusedTitle: 'Geweigerde rijen',
			line: (line: number, reason: string) => `Regel ${line}: ${reason}`,
			reasons: {
				'unknown-teacher': 'je school heeft geen leerkracht met dit e-mailadres',
				'unknown-group': 'je school heeft geen administratieve groep met deze naam',
				'unknown-class': 'je school heeft geen klas met deze naam, of deelt geen klasinformatie',
				'nothing-given': 'er staat geen groep en geen klas',
				'repeated-row': 'staat er al',
				'wrong-column-count': 'te veel of te weinig kolommen'
			}
		}
	}
};

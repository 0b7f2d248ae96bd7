import type { ChecklistItem } from '$lib/domain/roster/school-year-move';

const leerlingen = (n: number) => (n === 1 ? '1 leerling' : `${n} leerlingen`);

/** The words of the assistant of the new school year (F94). */
export const nlSchoolYear = {
	title: 'Nieuw schooljaar',
	intro: (day: string) =>
		`Wat er op ${day} verandert, volgens de inschrijvingen die nu bekend zijn. Wat je hier doet, begint pas op die dag. Tot de dag ervoor kan je het terugnemen.`,
	unknown:
		'De inschrijvingen voor het nieuwe schooljaar zijn nog niet bekend. Ze komen vanzelf uit je schooladministratie.',
	checklistTitle: 'Wat er te doen is',
	between: (from: string, until: string) => (from === until ? from : `${from} tot en met ${until}`),
	done: 'gedaan',
	toDo: 'nog te doen',
	checklist: {
		enrollments: 'De inschrijvingen voor september staan in LeerID',
		assignments: 'Applicaties overnemen voor het nieuwe jaar',
		accounts: 'LeerID’s maken voor wie er nog geen heeft',
		types: 'Wie naar het secundair gaat, krijgt vanzelf een gevorderd account',
		secrets: 'Nieuwe wachtwoorden uitdelen aan wie naar het secundair ging',
		leavers: 'Wie weg is, uitschrijven in je schooladministratie: tot dan werkt het account nog'
	} satisfies Record<ChecklistItem, string> as Record<ChecklistItem, string>,
	countsTitle: 'In september',
	counts: {
		stays: 'blijft in dezelfde groep',
		promoted: 'gaat naar een andere groep',
		leaves: 'gaat weg van school',
		arrives: 'komt nieuw'
	},
	movesTitle: 'Van groep naar groep',
	from: 'Nu',
	to: 'In september',
	pupils: 'Leerlingen',
	gone: 'weg van school',
	fresh: 'nieuw op school',
	count: leerlingen,
	newTitle: 'Nog geen LeerID',
	newNone: 'Iedereen heeft een LeerID.',
	newHow: 'Voor deze leerlingen komt er een nieuwe kaart.',
	newDo: 'Maak LeerID’s aan',
	tooEarly: (day: string) => `Dat kan vanaf ${day}.`,
	stepsTitle: 'Van basis naar gevorderd',
	stepsNone: 'Niemand gaat van basis naar gevorderd.',
	stepsHow:
		'Deze leerlingen melden nog aan met hun woord of afbeeldingen. Dat blijft werken tot je een nieuw wachtwoord maakt.',
	stepsDo: 'Maak nieuwe wachtwoorden',
	cardsTitle: 'Kaarten met een andere naam',
	cardsNone: 'Geen enkele naam verandert. Alle andere kaarten blijven werken.',
	cardsHow: 'Alleen deze kaarten druk je opnieuw af. De QR-code blijft dezelfde.',
	cardsDo: 'Druk deze kaarten af',
	who: 'Toon wie',
	more: (n: number) => `en nog ${n}`,
	carryTitle: 'Applicaties overnemen',
	carryHow:
		'Wat aan een groep of klas gegeven is zonder laatste dag, loopt vanzelf door. Hier staat wat anders zou stoppen.',
	carryNone: 'Er is niets over te nemen.',
	groups: 'Welke groep wordt welke?',
	groupsHow: 'Een groep met dezelfde naam is al ingevuld.',
	nowhere: 'nergens',
	becomes: (name: string) => `${name} wordt`,
	look: 'Bekijk opnieuw',
	accept: 'Neem over',
	acceptEach: 'Wat neem je over?',
	effect: (gained: number, lost: number) =>
		lost === 0
			? `${leerlingen(gained)} ${gained === 1 ? 'krijgt' : 'krijgen'} dit op 1 september.`
			: `${leerlingen(gained)} ${gained === 1 ? 'krijgt' : 'krijgen'} dit op 1 september, ${leerlingen(lost)} ${lost === 1 ? 'verliest' : 'verliezen'} het.`,
	withoutLeerid: (n: number) => `${leerlingen(n)} daarvan ${n === 1 ? 'heeft' : 'hebben'} nog geen LeerID.`,
	carried: (n: number) =>
		n === 1 ? 'Er is 1 toekenning overgenomen.' : `Er zijn ${n} toekenningen overgenomen.`,
	takeBack: 'Neem alles terug',
	takenBack: (n: number) =>
		n === 1 ? 'Er is 1 toekenning teruggenomen.' : `Er zijn ${n} toekenningen teruggenomen.`,
	begun: 'Het schooljaar is begonnen: terugnemen kan nu alleen nog per applicatie, bij Applicatiebeheer.',
	link: 'Het nieuwe schooljaar voorbereiden'
};

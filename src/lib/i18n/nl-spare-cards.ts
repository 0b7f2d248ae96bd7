const kaarten = (n: number) => (n === 1 ? '1 leenkaart' : `${n} leenkaarten`);

/** The words of spare cards (*leenkaarten*) at the desk. */
export const nlSpareCards = {
	title: 'Leenkaarten',
	what: 'Een leenkaart is voor wie de eigen kaart vergat. Je leent ze uit voor één dag; daarna werkt ze vanzelf niet meer.',
	name: (n: number) => `Leenkaart ${n}`,
	empty: 'Er zijn nog geen leenkaarten.',
	table: 'Leenkaarten van je school',
	number: 'Nummer',
	state: 'Vandaag',
	free: 'In de kast',
	lent: 'Uitgeleend',
	lentTo: 'Uitgeleend aan',
	select: (n: number) => `Selecteer leenkaart ${n}`,
	selectNew: (n: number) => `De ${kaarten(n)} die je net maakte, zijn aangevinkt.`,
	makeTitle: 'Maak leenkaarten',
	count: 'Hoeveel? (1 tot 60)',
	make: 'Maak leenkaarten',
	made: (n: number) => `${kaarten(n)} gemaakt. Druk ze nu af.`,
	print: 'Druk af (A4 en stickers)',
	back: 'Neem terug',
	taken: (n: number) => `${kaarten(n)} teruggenomen.`,
	void: 'Maak ongeldig',
	voidHow:
		'Is een leenkaart verloren? Maak ze ongeldig. Ze werkt dan nooit meer en haar nummer komt niet terug.',
	voided: (n: number) => `${kaarten(n)} ongeldig gemaakt.`,
	badCount: 'Geef een getal van 1 tot 60.',
	tooMany: (most: number) => `Je school kan hoogstens ${most} geldige leenkaarten hebben.`,
	none: 'Vink eerst minstens één leenkaart aan.',
	lendTitle: (name: string) => `Leenkaart voor ${name}`,
	lendHow:
		'Scan een leenkaart of typ haar nummer. Tot vanavond opent die kaart de aanmeldpagina van deze leerling. De eigen kaart blijft werken.',
	lend: 'Leen een leenkaart uit',
	typed: 'Nummer van de leenkaart',
	submit: 'Leen uit',
	lentNow: (n: number) => `Deze leerling heeft vandaag leenkaart ${n}.`,
	scan: 'Scan de leenkaart',
	scanExplain: 'Houd de leenkaart voor de camera.',
	otherWays: 'Of typ het nummer',
	refusals: {
		missing: 'Scan een leenkaart of typ haar nummer.',
		unknown: 'Dit is geen leenkaart van jouw school.',
		void: 'Deze leenkaart is ongeldig gemaakt. Neem een andere.',
		lent: 'Deze leenkaart is vandaag al uitgeleend. Neem een andere, of neem ze eerst terug.',
		'no-account': 'Deze leerling heeft nog geen LeerID.',
		elsewhere: 'Deze leerling is nu ingeschreven in een andere school.'
	},
	/** In the history of a pupil, beside those of the desk. */
	sentences: {
		'spare-card.lent': (detail: Record<string, unknown>) =>
			`Leenkaart ${String(detail.number)} gekregen voor één dag.`,
		'spare-card.returned': (detail: Record<string, unknown>) =>
			`Leenkaart ${String(detail.number)} teruggenomen.`
	}
};

/** The words around pupils that could be one child, for the operator. */
export const nlDuplicates = {
	menu: 'Dubbele leerlingen',
	title: 'Dubbele leerlingen',
	intro:
		'Deze leerlingen zouden hetzelfde kind kunnen zijn. LeerID voegt nooit zelf samen: jij beslist, en je kan het terugdraaien.',
	empty: 'Er zijn nu geen mogelijke dubbels.',
	most: 'Je ziet de eerste 50. De volgende komen als deze afgehandeld zijn.',
	evidence: {
		'same-birth-date': 'Dezelfde naam en dezelfde geboortedatum.',
		'changed-school':
			'Dezelfde naam, en de ene kwam op een school aan rond de tijd dat de andere een school verliet.'
	},
	keep: 'Houd deze leerling',
	choose: 'Kies welke leerling blijft.',
	born: 'Geboren op',
	noBirth: 'Geboortedatum onbekend',
	number: 'Met rijksregisternummer',
	noNumber: 'Zonder rijksregisternummer',
	account: 'Gebruikersnaam',
	noAccount: 'Nog geen LeerID',
	stamnummer: 'stamnummer',
	until: 'tot',
	merge: 'Voeg samen',
	apart: 'Dit zijn twee kinderen',
	answers: {
		merged: 'De leerlingen zijn samengevoegd.',
		told: 'Ze worden niet meer voorgesteld.',
		undone: 'Het samenvoegen is teruggedraaid.'
	},
	problem: 'Er ging iets mis',
	refusals: {
		'not-found': 'Een van deze leerlingen bestaat niet meer.',
		'two-numbers': 'Beide leerlingen hebben een rijksregisternummer: het zijn twee kinderen.',
		late: 'Dit kan niet meer teruggedraaid worden, of eerst moet een later samenvoegen teruggedraaid worden.',
		choose: 'Kies welke leerling blijft.'
	},
	done: 'Samengevoegd',
	undo: 'Draai terug'
};

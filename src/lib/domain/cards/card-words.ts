/** The words on paper. Cards, lists and files are documents of a Flemish school: Dutch, whatever the screen shows. */
export const cardWords = {
	mark: 'LeerID',
	username: 'Gebruikersnaam',
	password: 'Wachtwoord',
	temporaryPassword: 'Tijdelijk wachtwoord',
	/** A finger on a corner of the code is the one thing that no reader survives (CARDS.md §1). */
	howToScan: 'Houd de kaart bij de rand vast en scan de code.',
	secretComes: 'Je wachtwoord krijg je van je leerkracht.',
	spareCard: (number: number) => `Leenkaart ${number}`,
	spareCardHow: 'Werkt alleen op de dag waarop de school je deze kaart leent. Geef ze daarna terug.',
	/** Instead of a picture password, in the file for mail merge (F46). */
	seeCard: 'zie kaartje'
} as const;

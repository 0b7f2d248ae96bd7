/** *Beheer van LeerID*: the operator's home, with a line about each page. The names of pages are with the pages. */
export const nlOperatorOverview = {
	title: 'Beheer van LeerID',
	menu: 'Overzicht',
	groups: {
		applications: 'Toepassingen',
		schools: 'Leerlingen en scholen',
		privacy: 'Privacy',
		service: 'Dienst'
	},
	what: {
		applications: 'Welke toepassingen leerlingen aanmelden, wie ze levert en of hun verbinding werkt.',
		newApplication: 'Sluit een toepassing of een systeem aan.',
		feed: 'De inschrijvingen die binnenkomen, en wat ervan geweigerd werd.',
		takeover: 'De accounts van een systeem dat er vroeger was.',
		duplicates: 'Leerlingen die hetzelfde kind kunnen zijn.',
		classInformation: 'Welke systemen klassen aanleveren, en wat er binnenkwam.',
		mandates: 'Het wekelijkse bestand dat zegt wie directeur is.',
		reports: 'Wat scholen als fout meldden, en jouw antwoord.',
		register: 'Wat LeerID bewaart, waarom, hoe lang, en wat ’s nachts gewist werd.',
		export: 'Alles wat LeerID over één leerling bewaart, als pdf of JSON.',
		leak: 'Welke leerlingen iemand van het loket aanraakte, en wanneer.',
		health: 'De databank, de taken, de mails en de sleutels, en het bericht aan leerlingen.',
		colleagues: 'Wie met welke rechten werkt, op de scholen en voor de dienst.'
	}
};

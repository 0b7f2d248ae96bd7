/** The words about which machine may deliver enrollments of which schools, for the operator. */
export const nlFeedSenders = {
	title: 'Wie levert voor welke scholen?',
	what: 'Welk systeem inschrijvingen mag aanleveren, en van welke scholen.',
	intro:
		'Een systeem dat inschrijvingen aanlevert, mag dat voor alle scholen, of alleen voor de scholen die je hier noemt. Rijen over een andere school worden geweigerd, en het verslag zegt waarom. Het geldt vanaf de volgende levering.',
	none: 'Er is nog geen systeem dat inschrijvingen mag aanleveren. Maak eerst een toepassing van de soort “Alleen systemen” met het bereik enrollments.deliver.',
	all: 'Alle scholen',
	some: 'Alleen deze scholen',
	now: (n: number) => (n === 1 ? 'nu 1 school' : `nu ${n} scholen`),
	nowAll: 'nu alle scholen',
	numbers: 'Instellingsnummers',
	numbersHint: 'Met spaties, komma’s of op nieuwe regels.',
	numbersOf: (name: string) => `Instellingsnummers van ${name}`,
	save: 'Bewaar',
	saveOf: (name: string) => `Bewaar de scholen van ${name}`,
	saved: 'Bewaard.',
	bad: (word: string) => `“${word}” is geen instellingsnummer.`,
	empty: 'Noem minstens één school, of kies alle scholen.',
	statuses: { draft: 'in opmaak', active: 'actief', suspended: 'stilgelegd' }
};

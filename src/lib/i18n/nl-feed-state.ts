/** How the deliveries of enrollments do, on the operator's page *Toestand*. */
export const nlFeedState = {
	title: 'Aanleveringen',
	intro: 'De laatste van elke weg waarlangs inschrijvingen binnenkomen.',
	none: 'Er is nog niets aangeleverd.',
	waiting: (n: number) =>
		n === 1 ? '1 aanlevering wacht op een ja.' : `${n} aanleveringen wachten op een ja.`,
	open: 'Bekijk de aanleveringen'
};

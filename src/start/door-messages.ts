/** What a refusal at the door says, by status. Dutch, for whoever sees it: mostly a pupil, sometimes an operator. */
export const doorMessages = {
	400: ['Dit adres klopt niet', 'Kijk of je het adres juist hebt overgenomen.'],
	403: ['Dit formulier kwam niet van LeerID', 'Ga naar LeerID zelf en probeer het daar opnieuw.'],
	405: ['Dit kan hier niet', 'Deze manier van vragen kent LeerID niet.'],
	408: ['Dit duurde te lang', 'De verbinding was te traag. Probeer het opnieuw.'],
	411: [
		'De lengte ontbreekt',
		'Wie hier gegevens naartoe stuurt, moet vooraf zeggen hoeveel (Content-Length).'
	],
	413: [
		'Dit is te veel tekst',
		'Wat je verstuurde is te groot. Ga terug, maak het korter en probeer het opnieuw.'
	],
	414: ['Dit adres is te lang', 'Kijk of je het adres juist hebt overgenomen.'],
	421: ['Dit adres hoort niet bij LeerID', 'Open LeerID op zijn eigen adres.'],
	503: ['LeerID begint net opnieuw', 'Dat duurt maar even. Wacht enkele seconden en probeer het opnieuw.'],
	431: ['Je browser stuurt te veel mee', 'Wis de cookies van deze website en probeer het opnieuw.']
} as const satisfies Record<number, readonly [title: string, sentence: string]>;

export type DoorStatus = keyof typeof doorMessages;

export const HOME_LINK = 'Naar de startpagina van LeerID';

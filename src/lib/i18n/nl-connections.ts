/** The words of *Test de verbinding* and of the errors of an application, for a supplier. */
export const nlConnections = {
	none: 'Er hangt geen toepassing aan jouw e-mailadres. Vraag de operator om het in te vullen bij je toepassing.',
	intro: 'Hier beheer je de sleutels van je toepassing, test je de verbinding en lees je wat er misliep.',
	clientId: 'Client-id',
	issuer: 'Uitgever (issuer)',
	redirectUris: 'Terugkeeradressen',
	secrets: 'Geheim',
	secretsHow: (n: number): string =>
		n === 0
			? 'Er is nog geen geheim.'
			: n === 1
				? 'Er is één geheim dat werkt. LeerID bewaart alleen een vingerafdruk ervan.'
				: 'Er werken nu twee geheimen. LeerID bewaart alleen vingerafdrukken.',
	secretUntil: (made: string, until: string | null) =>
		until ? `gemaakt op ${made}, werkt tot ${until}` : `gemaakt op ${made}`,
	newSecret: 'Maak een nieuw geheim',
	newSecretHow: 'Het vorige werkt nog één dag, zodat je rustig kan overschakelen.',
	secretTitle: 'Je nieuwe geheim',
	secretOnce: 'Kopieer het nu. Je ziet het maar één keer.',
	noSecret: 'Deze toepassing gebruikt geen geheim.',
	keys: 'Sleutels',
	keysUri: 'Adres van de sleutels (jwks_uri)',
	keysSet: 'Publieke sleutels (JWK Set)',
	keysHow: 'Zet bij het wisselen de oude en de nieuwe sleutel er een dag samen in.',
	keysSave: 'Bewaar sleutels',
	keysSaved: 'De sleutels zijn bewaard. Ze gelden meteen.',
	test: 'Test de verbinding',
	testHow:
		'LeerID bezoekt je terugkeeradressen, leest je sleutels en klok, en stuurt een ongeldig afmeldbericht.',
	tested: (at: string) => `Getest op ${at}`,
	checks: { redirect: 'Terugkeeradres', keys: 'Sleutels', clock: 'Klok', logout: 'Afmeldadres' },
	grades: { good: 'In orde', warning: 'Kijk dit na', bad: 'Werkt niet' },
	verdicts: {
		reached: (detail: string) => `${detail} antwoordt.`,
		'not-there': (detail: string) => `Daar is geen pagina: ${detail}.`,
		'answers-error': (detail: string) => `${detail} antwoordt met een fout van de server.`,
		'no-redirect': () => 'Er is geen terugkeeradres ingevuld.',
		inside: (detail: string) => `Dit adres leidt naar een intern netwerk. LeerID belt dat niet op. ${detail}`,
		timeout: (detail: string) => `Geen antwoord binnen vijf seconden. ${detail}`,
		'no-host': (detail: string) => `De naam van de server bestaat niet. ${detail}`,
		refused: (detail: string) => `De server neemt geen verbinding aan. ${detail}`,
		certificate: (detail: string) => `Het certificaat van de server klopt niet. ${detail}`,
		'too-large': (detail: string) => `Het antwoord is te groot. ${detail}`,
		unknown: (detail: string) => `De verbinding lukte niet. ${detail}`,
		right: () => 'De klok loopt gelijk met die van LeerID.',
		off: (detail: string) => `De klok loopt ${detail} seconden verschil. Zet de tijd automatisch (NTP).`,
		'far-off': (detail: string) =>
			`De klok loopt ${detail} seconden verschil. LeerID aanvaardt dan niets wat je ondertekent.`,
		'unknown-clock': () => 'De server zegt niet hoe laat het is (geen Date in het antwoord).',
		'no-logout': () =>
			'Er is geen afmeldadres. Wie zich bij LeerID afmeldt, blijft in je toepassing aangemeld.',
		'refuses-false': () => 'Het antwoordt, en weigert een vals bericht zoals het hoort.',
		'believes-false': () =>
			'Het aanvaardt een vals bericht. Controleer de handtekening, de uitgever en de doelgroep.',
		'answers-otherwise': (detail: string) => `Het antwoordt ${detail}. Op een vals bericht hoort 400.`,
		'secret-works': () => 'Er is een geheim dat werkt.',
		'two-secrets': () => 'Er werken twee geheimen. Schakel over voor het oude vervalt.',
		'no-secret': () => 'Er is geen geheim dat werkt. Maak er een.',
		'no-proof': () => 'Een pagina in de browser heeft geen sleutels nodig; PKCE is verplicht.',
		'keys-read': (detail: string) => `Gelezen: ${detail} die kan ondertekenen.`,
		'bad-keys': (detail: string) => detail,
		'keys-status': (detail: string) => `Het adres van de sleutels antwoordt ${detail}.`
	} as Record<string, (detail: string) => string>,
	errors: 'Wat er misliep',
	errorsHow: 'De laatste honderd fouten van je toepassing. Er staan nooit gegevens van leerlingen in.',
	errorsNone: 'Geen fouten.',
	at: 'Wanneer',
	endpoint: 'Waar',
	error: 'Fout',
	help: 'Wat je kan doen',
	endpoints: {
		authorization: 'aanmelden',
		par: 'vraag vooraf (PAR)',
		token: 'token',
		userinfo: 'gegevens (userinfo)',
		introspection: 'nakijken (introspection)',
		revocation: 'intrekken (revocation)',
		logout: 'afmelden'
	} as Record<string, string>,
	/** By OAuth error code (RFC 6749 §5.2, §4.1.2.1). */
	errorHelp: {
		invalid_client: 'Kijk de client-id en het geheim of de sleutels na.',
		invalid_grant:
			'De code was al gebruikt, verlopen (na één minuut), of hoort bij een ander terugkeeradres of een andere code_verifier.',
		invalid_redirect_uri: 'Stuur het terugkeeradres letter voor letter zoals het geregistreerd is.',
		invalid_request: 'De vraag is onvolledig of fout. Lees de uitleg ernaast.',
		invalid_scope: 'Vraag alleen scopes die voor je toepassing ingesteld zijn.',
		unauthorized_client: 'Deze manier van aanmelden staat niet aan voor je toepassing.',
		unsupported_response_type: 'Gebruik response_type=code.',
		access_denied:
			'De school heeft de toepassing niet aan deze leerling toegewezen, of de leerling keerde terug.',
		login_required: 'Met prompt=none was er niemand aangemeld. Begin opnieuw zonder prompt.',
		invalid_token: 'Het token is verlopen of beëindigd. Laat de leerling opnieuw aanmelden.',
		use_dpop_nonce: 'Stuur de DPoP-nonce uit het antwoord mee.'
	} as Record<string, string>
};

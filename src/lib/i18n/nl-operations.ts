/** *Toestand*: how the service does, for the operator; and the line that pupils see when something is down. */
export const nlOperations = {
	menu: 'Toestand',
	title: 'Toestand van de dienst',
	good: 'In orde',
	look: 'Kijk dit na',
	database: 'Databank',
	engines: { embedded: 'Ingebouwd', postgresql: 'PostgreSQL' },
	states: { ok: 'Bereikbaar en bijgewerkt', away: 'Niet bereikbaar', behind: 'Mist een migratie' },
	program: (version: string, built: string) => `Versie ${version}, gebouwd op ${built}`,
	ahead: (n: number) =>
		n === 1
			? '1 migratie die dit programma niet kent: een nieuwere versie heeft de databank bijgewerkt. Rond de update af.'
			: `${n} migraties die dit programma niet kent: een nieuwere versie heeft de databank bijgewerkt. Rond de update af.`,
	size: (mebibytes: number) => `${mebibytes} MiB`,
	pool: (busy: number, max: number, waiting: number) =>
		`${busy} van ${max} verbindingen bezet, ${waiting} verzoeken wachten`,
	jobs: 'Taken',
	jobsWaiting: (n: number) => (n === 1 ? '1 taak wacht' : `${n} taken wachten`),
	jobsLate: (since: string) => `De oudste had moeten beginnen op ${since}.`,
	jobsNone: 'Er is geen mislukte taak.',
	kind: 'Soort',
	error: 'Fout',
	when: 'Wanneer',
	rerun: 'Voer opnieuw uit',
	rerunOf: (kind: string) => `Voer ${kind} opnieuw uit`,
	rerunDone: 'De taak wordt opnieuw uitgevoerd.',
	rerunGone: 'Die taak is er niet meer of loopt al.',
	mails: 'Mails',
	mailsWaiting: (n: number) => (n === 1 ? '1 mail wacht' : `${n} mails wachten`),
	mailsOff: 'Er is geen mailserver ingesteld: er vertrekt niets.',
	mailsNone: 'In de laatste 24 uur is geen mail opgegeven.',
	template: 'Mail',
	keys: 'Sleutels',
	keyName: 'Sleutel',
	keyNames: {
		pepper: 'Peper van de wachtwoorden',
		sealing: 'Verzegeling',
		device: 'Toestellen',
		lookup: 'Opzoeken',
		signing: 'Ondertekening (bewaring)',
		RS256: 'Handtekening RS256',
		ES256: 'Handtekening ES256'
	},
	keyId: 'Kenmerk',
	keyOthers: 'Oudere',
	keySince: 'Gemaakt',
	unknown: 'niet bekend',
	throttle: 'Raden',
	calm: (failed: number, succeeded: number) =>
		`Geen alarm. Laatste tien minuten: ${failed} mislukt, ${succeeded} gelukt.`,
	notLooked: 'Er is nog niet gekeken.',
	alarm: (failed: number, succeeded: number) =>
		`Er wordt overal geraden: ${failed} mislukt tegen ${succeeded} gelukt in tien minuten. Onbekende adressen wachten nu sneller.`,
	holding: (n: number) => (n === 1 ? '1 teller laat nu wachten' : `${n} tellers laten nu wachten`),
	audit: 'Logboek en herstel',
	sealed: (seq: number, at: string) => `Laatste zegel: nummer ${seq}, op ${at}.`,
	unsealed: 'Er is nog geen zegel.',
	journalFile: (waiting: number) => `Journaal: ${waiting} regels wachten om weggeschreven te worden.`,
	journalOff: 'JOURNAL_FILE is niet ingesteld: na een herstel kan een ongeldige kaart weer werken.',
	notice: 'Mededeling aan leerlingen',
	noticeHow:
		'Staat bovenaan elke pagina van leerlingen, binnen enkele seconden. Hoogstens 200 tekens. Leeg alles om ze weg te halen.',
	noticeIn: { nl: 'Nederlands', en: 'Engels', fr: 'Frans' },
	noticeSave: 'Toon de mededeling',
	noticeSaved: 'De mededeling is bewaard.',
	noticeRefusals: {
		missing: 'Schrijf ze ook in het Nederlands.',
		'too-long': 'Maak ze korter: hoogstens 200 tekens.'
	},
	problem: 'Er klopt iets niet'
};

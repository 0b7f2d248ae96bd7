/** Words about passwords and blocks of staff. */
export const nlStaffRecovery = {
	title: 'Wachtwoord vergeten',
	intro:
		'Vul je e-mailadres in. Hoort er een account met een wachtwoord bij, dan krijg je een mail met een link om een nieuw te kiezen.',
	send: 'Stuur een link',
	missing: 'Vul een e-mailadres in.',
	sent: 'Hoort er een account bij dat adres, dan is er nu een mail onderweg. De link werkt 30 minuten en maar één keer.',
	sentSpam:
		'Niets gekregen? Kijk in je map met ongewenste mail. Meld je altijd aan via een andere dienst, dan heb je hier geen wachtwoord.',
	busy: (minutes: number) =>
		`Er zijn te veel aanvragen. Probeer het over ${minutes === 1 ? '1 minuut' : `${minutes} minuten`} opnieuw.`,
	newTitle: 'Kies een nieuw wachtwoord',
	newFor: (name: string) => `Voor het account van ${name} in het Schoolloket.`,
	secondFactor:
		'Daarna meld je je aan met dit wachtwoord en met je tweede stap. Op alle toestellen word je afgemeld.',
	submit: 'Bewaar wachtwoord',
	dead: 'Deze link werkt niet meer',
	deadHow: 'Hij is al gebruikt, te oud, of er is een nieuwere gevraagd. Vraag een nieuwe link.',
	again: 'Vraag een nieuwe link',
	done: 'Je nieuwe wachtwoord is bewaard. Meld je ermee aan.',
	phone: 'Telefoon kwijt? Vraag hulp aan wie je uitnodigde.',
	block: 'Blokkeer',
	blockOf: (name: string) => `Blokkeer ${name}`,
	blockWhy: (name: string) =>
		`${name} wordt meteen overal afgemeld en kan niet meer aanmelden tot de blokkering weg is.`,
	unblock: 'Deblokkeer',
	unblockOf: (name: string) => `Deblokkeer ${name}`,
	blocked: 'Geblokkeerd',
	nowBlocked: 'De blokkering is ingesteld.',
	nowUnblocked: 'De blokkering is weggehaald.',
	refusals: {
		'works-elsewhere':
			'Deze medewerker werkt ook elders, of heeft een rol die je niet kan geven. Beëindig het recht in jouw school, of vraag het aan de beheerders van LeerID.',
		'blocked-elsewhere': 'Een andere school of LeerID heeft geblokkeerd. Alleen zij kunnen dat weghalen.'
	},
	mail: {
		subject: 'Nieuw wachtwoord voor het Schoolloket van LeerID',
		why: 'Iemand, hopelijk jij, wil een nieuw wachtwoord voor je account in het Schoolloket. Klik op de knop om er een te kiezen.',
		button: 'Kies een nieuw wachtwoord',
		valid: 'De link werkt 30 minuten en maar één keer. Je tweede stap blijft nodig.',
		notYou: 'Heb je dit niet gevraagd? Dan hoef je niets te doen: het wachtwoord blijft zoals het is.'
	}
};

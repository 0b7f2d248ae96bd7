/** The words of the passkey as a second step, and of ending one session: where it is asked, in the profile and in the history. */
export const nlPasskeyStep = {
	title: 'Nu nog je passkey',
	why: 'Je wachtwoord is juist. Jij koos om ook je passkey te geven: met je vinger, je gezicht of de code van je toestel.',
	give: 'Geef je passkey',
	another:
		'Staat je passkey op een ander toestel, zoals je telefoon? Dan toont je browser hoe je dat toestel gebruikt.',
	needsScript:
		'Voor een passkey moet JavaScript aan staan. Zet het aan, of meld je aan op een ander toestel.',
	impossible: 'Op dit adres werken passkeys niet.',
	refused: 'Dat is niet gelukt. Probeer het opnieuw met de passkey van dit account.',
	over: 'Dit duurde te lang. Geef je wachtwoord opnieuw.',
	lostTitle: 'Is je toestel weg of stuk?',
	lost: 'Vraag de LeerID-beheerder van je school om je passkeys weg te halen. Je leerkracht weet wie dat is. Daarna meld je je aan met je wachtwoord alleen.',
	restart: 'Begin opnieuw',
	askTitle: 'Vraag ook mijn passkey',
	askWhy: 'Dan is je wachtwoord alleen niet genoeg: wie het kent, komt er niet in zonder jouw toestel.',
	askLose: 'Raak je al je toestellen kwijt? Dan kan alleen je school je passkeys weghalen.',
	needsOne: 'Voeg eerst een toestel toe. Daarna kan je dit aanzetten.',
	isOn: 'Dit staat aan. Na je wachtwoord vragen we je passkey.',
	isOff: 'Dit staat uit. Je wachtwoord is genoeg.',
	on: 'Zet aan',
	off: 'Zet uit',
	onDone: 'Voortaan vragen we na je wachtwoord ook je passkey. Op je andere toestellen ben je afgemeld.',
	offDone: 'Je wachtwoord is weer genoeg om aan te melden.',
	last: 'Dit is je enige toestel. Zet eerst “Vraag ook mijn passkey” uit, of voeg een ander toestel toe.',
	inProfile: 'Na je wachtwoord vragen we ook je passkey.',
	endOne: 'Meld hier af',
	ended: 'Dat toestel is afgemeld.',
	events: {
		'session.ended-elsewhere': 'Afgemeld op een ander toestel',
		'sign-in.passkey-awaited': 'Wachtwoord was juist, daarna werd je passkey gevraagd',
		'passkey.asked-too': 'Voortaan wordt ook je passkey gevraagd',
		'passkey.not-asked-any-more': 'Je passkey wordt niet meer gevraagd'
	}
};

export type PasskeyStepWords = typeof nlPasskeyStep;

/** The page of somebody who is asked to come back: too many at once, or something of ours that is away for a moment. */
export const nlWaiting = {
	busyTitle: 'Het is heel druk bij LeerID',
	busy: 'Heel veel leerlingen melden zich nu tegelijk aan. Je doet niets verkeerd.',
	unavailableTitle: 'LeerID is even niet bereikbaar',
	unavailable: 'Dat ligt niet aan jou.',
	again: (seconds: number) =>
		`Je hoeft niets te doen: over ${seconds} seconden gaat deze pagina vanzelf verder.`,
	kept: 'Je naam en de afbeeldingen die je al aantikte, zijn bewaard. Je wachtwoord bewaren we nooit: dat geef je straks opnieuw.',
	now: 'Probeer nu',
	holding: (seconds: number) =>
		`Het is nog druk. Laat deze pagina open: over ${seconds} seconden proberen we het opnieuw met wat je invulde.`
};

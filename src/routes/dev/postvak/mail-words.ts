/** Of this page only, which never leaves the machine of who makes LeerID: not translated. */
export const stateNames = {
	queued: 'wacht',
	sending: 'wordt verstuurd',
	sent: 'verstuurd',
	'given-up': 'opgegeven'
};

const format = new Intl.DateTimeFormat('nl-BE', {
	dateStyle: 'medium',
	timeStyle: 'medium',
	timeZone: 'Europe/Brussels'
});
export const instant = (date: Date) => format.format(date);

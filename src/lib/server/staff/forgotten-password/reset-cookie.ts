import { tokenCookie } from '../../token-cookie';

/** The token of the link that was opened in this browser, sealed and out of every address (A24). */
export const staffResetToken = tokenCookie({
	name: 'leerid_staff_reset',
	context: 'staff-reset-token',
	path: '/schoolloket/nieuw-wachtwoord'
});

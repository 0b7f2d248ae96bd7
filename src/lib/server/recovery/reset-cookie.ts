import { tokenCookie } from '../token-cookie';

/** Of a pupil's own password. */
export const {
	keep: keepResetToken,
	read: readResetToken,
	forget: forgetResetToken
} = tokenCookie({ name: 'leerid_reset', context: 'reset-token', path: '/nieuw-wachtwoord' });

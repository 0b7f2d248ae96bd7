import type { Locale } from '$lib/i18n';
import { getSettings } from '../env';
import { renderMail, type RenderedMail } from './render-mail';
import { MAIL_TEMPLATES, type MailParams, type MailTemplate } from './templates';

const givenName = 'Zoë';
const schoolName = 'Basisschool De Kleurdoos';

/** Invented, and of every shape a template can take. */
const samples: { [Name in MailTemplate]: Record<string, MailParams[Name]> } = {
	'verify-address': { een: { givenName, path: '/e-mail/bevestigen/voorbeeld' } },
	'address-changed': { een: { givenName } },
	'password-changed': { een: { givenName, at: '2026-09-01T08:30:00+02:00', path: '/wachtwoord-vergeten' } },
	'password-given': { een: { givenName, at: '2026-09-01T08:30:00+02:00' } },
	'reset-password': {
		een: { accounts: [{ givenName, schoolName, path: '/wachtwoord-vergeten/voorbeeld' }] },
		broers: {
			accounts: [
				{ givenName, schoolName, path: '/wachtwoord-vergeten/voorbeeld-1' },
				{
					givenName: 'محمد',
					schoolName: 'Atheneum <Noord> & Zuid',
					path: '/wachtwoord-vergeten/voorbeeld-2'
				}
			]
		}
	},
	'staff-invitation': { een: { givenName: 'An', schoolName, path: '/schoolloket/uitnodiging/voorbeeld' } },
	'staff-reset-password': { een: { givenName: 'An', path: '/schoolloket/nieuw-wachtwoord/voorbeeld' } }
};

export interface MailPreview extends RenderedMail {
	/** The template, and which of its shapes: `reset-password.broers`. */
	name: string;
}

/** Every mail with invented data, in `locale`. */
export async function previewMails(locale: Locale): Promise<MailPreview[]> {
	const { origin } = getSettings();
	return Promise.all(
		MAIL_TEMPLATES.flatMap((template) =>
			Object.entries(samples[template]).map(async ([shape, params]) => ({
				name: `${template}.${shape}`,
				...(await renderMail(template, params, { locale, origin }))
			}))
		)
	);
}

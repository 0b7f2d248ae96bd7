import type { ManifestOptions } from 'vite-plugin-pwa';
import { BACKGROUND_COLOUR, THEME_COLOUR } from './colours.ts';

const icon = (name: string, size: number, purpose: string) => ({
	src: `/icons/${name}-${size}.png`,
	sizes: `${size}x${size}`,
	type: 'image/png',
	purpose
});

const screenshot = (formFactor: 'narrow' | 'wide', sizes: string, label: string) => ({
	src: `/icons/screenshot-${formFactor}.png`,
	sizes,
	type: 'image/png',
	form_factor: formFactor,
	label
});

/** How LeerID presents itself once it is installed (W3C Web Application Manifest). Dutch: a manifest has one language. */
export const manifest: Partial<ManifestOptions> = {
	id: '/',
	name: 'LeerID',
	short_name: 'LeerID',
	description: 'Aanmelden met je kaart, je gebruikersnaam of je plaatjes.',
	lang: 'nl-BE',
	dir: 'ltr',
	start_url: '/?bron=app',
	scope: '/',
	display: 'standalone',
	display_override: ['standalone', 'minimal-ui'],
	orientation: 'any',
	theme_color: THEME_COLOUR,
	background_color: BACKGROUND_COLOUR,
	categories: ['education'],
	icons: [
		icon('icon', 192, 'any'),
		icon('icon', 512, 'any'),
		icon('maskable', 512, 'maskable'),
		icon('monochrome', 512, 'monochrome')
	],
	screenshots: [
		screenshot('narrow', '390x780', 'Aanmelden met je kaart of je gebruikersnaam, op een telefoon'),
		screenshot('wide', '1280x800', 'Aanmelden met je plaatjes, op een tablet of computer')
	],
	shortcuts: [
		{ name: 'Scan mijn kaart', short_name: 'Scan', url: '/scan', icons: [icon('icon', 192, 'any')] },
		{
			name: 'Mijn applicaties',
			short_name: 'Applicaties',
			url: '/dashboard',
			icons: [icon('icon', 192, 'any')]
		}
	]
};

import { PICTURE_CATEGORIES } from '$lib/domain/credentials/pictures';
import { nl } from '$lib/i18n/nl';
import { getSettings } from '../env';
import type { DemoStaff } from '../staff';
import type { DemoSecret, DemoSignIn } from '../demo';

/** Tells on standard output whom one can sign in as. Only ever called with demo accounts, whose secrets are public. */
export function announceDemo(accounts: DemoSignIn[], staff: readonly DemoStaff[]): void {
	const { origin } = getSettings();
	if (staff.length > 0) announceStaff(staff, origin);
	if (accounts.length === 0) return;
	const width = Math.max(...accounts.map(({ username }) => username.length));
	const lines = accounts.map(
		({ username, type, secret }) => `  ${username.padEnd(width)}  ${type.padEnd(9)}  ${inWords(secret)}`
	);
	process.stdout.write(`\nDemo pupils, at ${origin.origin}/<username>:\n${lines.join('\n')}\n\n`);
}

function announceStaff(staff: readonly DemoStaff[], { origin }: URL): void {
	const lines = staff.map(
		({ email, password, totpSecret, roles }) =>
			`  ${email.padEnd(22)}  ${password}  ${totpSecret}  ${[...new Set(roles.map(({ role }) => role))].join(', ')}`
	);
	process.stdout.write(
		`\nDemo staff, at ${origin}/schoolloket (e-mail, password, secret for an authenticator app):\n${lines.join('\n')}\n`
	);
}

function inWords(secret: DemoSecret): string {
	switch (secret.kind) {
		case 'pictures':
			return secret.choice.map(pictureWord).join(', ');
		case 'word':
			return secret.word;
		case 'temporary':
			return `${secret.password} (temporary)`;
		case 'own':
			return secret.password;
	}
}

function pictureWord(index: number, step: number): string {
	const picture = PICTURE_CATEGORIES[step]?.pictures[index];
	return picture ? nl.pictureWords[picture] : '';
}

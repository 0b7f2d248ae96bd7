import { schoolDay } from '$lib/domain/accounts/school-day';
import { generatePictures, pictureSecret } from '$lib/domain/credentials/picture-password';
import { generateTemporaryPassword } from '$lib/domain/credentials/temporary-password';
import { generateWordPassword } from '$lib/domain/credentials/word-password';
import { randomBytes } from 'node:crypto';
import { createAccount } from '../accounts';
import type { Context } from '../context';
import {
	rollForward,
	seedDemo,
	type CreateDemoAccount,
	type DemoSecret,
	type DemoSignIn,
	type RandomSecret
} from '../demo';

/** Loads the demo schools once and keeps their dates in the running school year. Returns whom one can sign in as. */
export async function loadDemo(ctx: Context, secrets: 'fixed' | 'fresh'): Promise<DemoSignIn[]> {
	const { accounts } = await seedDemo(ctx, { secrets, createAccount: createDemoAccount });
	await rollForward(ctx, schoolDay(ctx.now));
	return accounts;
}

const createDemoAccount: CreateDemoAccount = async (ctx, { secret: wanted, ...account }) => {
	const secret = wanted.kind === 'random' ? randomSecret(wanted) : wanted;
	await createAccount(ctx, { ...account, kind: secret.kind, secret: secretText(secret) });
	return secret;
};

function randomSecret({ of }: RandomSecret): DemoSecret {
	switch (of) {
		case 'pictures':
			return { kind: of, choice: generatePictures(randomBytes) };
		case 'word':
			return { kind: of, word: generateWordPassword(randomBytes) };
		case 'temporary':
			return { kind: of, password: generateTemporaryPassword(randomBytes) };
		case 'own':
			return { kind: of, password: randomBytes(18).toString('base64url') };
	}
}

/** The text that is hashed. */
export function secretText(secret: DemoSecret): string {
	if (secret.kind === 'pictures') return pictureSecret(secret.choice);
	return secret.kind === 'word' ? secret.word : secret.password;
}

import { eq, inArray } from 'drizzle-orm';
import type { Context } from '../context';
import { verifySecret } from '../credentials';
import { accounts, credentials } from '../db';
import { readDemoAccounts } from '../demo';
import { StartError } from '../errors';
import { refuseDemoStaff } from '../staff';
import { secretText } from './load-demo';

/**
 * Refuses to serve others from a database in which a demo account still has the secret of the README (D14): such a
 * folder was filled on a machine that served only itself, and everybody knows its passwords.
 */
export async function refuseKnownSecrets(ctx: Context): Promise<void> {
	const { db, keys } = ctx;
	await refuseDemoStaff(ctx);
	const known = (await readDemoAccounts()).filter(({ secret }) => secret !== null);
	const stored = await db
		.select({ username: accounts.username, credential: credentials })
		.from(accounts)
		.innerJoin(credentials, eq(credentials.accountId, accounts.id))
		.where(
			inArray(
				accounts.username,
				known.map(({ username }) => username)
			)
		);
	for (const { username, credential } of stored) {
		const secret = known.find((account) => account.username === username)?.secret;
		if (!secret) continue;
		const { matches } = await verifySecret(keys, credential.accountId, credential, secretText(secret));
		if (matches)
			throw new StartError(
				`The database holds demo accounts with public secrets (${username}): use another DATA_DIR or database to serve others.`
			);
	}
}

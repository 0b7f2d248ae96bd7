import { useTestDatabase } from '$tests/database';
import { later, makeAccount, makeContext } from '$tests/factories';
import { expect, test } from 'vitest';
import { recordAudit } from '../audit';
import { applicationClaims, applications } from '../db';
import { readToldFacts } from './told-facts';

const database = useTestDatabase();

async function makeApplication(name: string) {
	const now = new Date();
	const [made] = await database.db
		.insert(applications)
		.values({
			clientId: name.toLowerCase(),
			name,
			supplier: `${name} bv`,
			sector: name,
			authentication: 'none',
			createdAt: now,
			updatedAt: now
		})
		.returning();
	return made!.id;
}

test('a pupil sees which application got which fact, first and last, and nothing of somebody else', async () => {
	const ctx = makeContext(database.db);
	const { accountId } = await makeAccount(ctx);
	const { accountId: another } = await makeAccount(ctx);
	const [bednet, kabas] = [await makeApplication('Bednet'), await makeApplication('Kabas')];
	await database.db
		.insert(applicationClaims)
		.values({ applicationId: bednet, claim: 'given_name', reason: 'Aanspreken', required: true });
	const tell = (seconds: number, of: string, applicationId: string, claims: string) =>
		recordAudit(later(ctx, seconds), {
			action: 'application.facts-told',
			accountId: of,
			detail: { applicationId, claims }
		});
	await tell(0, accountId, bednet, 'given_name schools');
	await tell(60, accountId, bednet, 'given_name');
	await tell(90, another, bednet, 'family_name');
	await recordAudit(later(ctx, 120), {
		action: 'application.opened',
		accountId,
		detail: { applicationId: kabas }
	});

	expect(await readToldFacts(ctx, accountId)).toEqual([
		{ id: kabas, name: 'Kabas', supplier: 'Kabas bv', logo: null, lastAt: later(ctx, 120).now, facts: [] },
		{
			id: bednet,
			name: 'Bednet',
			supplier: 'Bednet bv',
			logo: null,
			lastAt: later(ctx, 60).now,
			facts: [
				{ claim: 'given_name', reason: 'Aanspreken', firstAt: ctx.now, lastAt: later(ctx, 60).now },
				{ claim: 'schools', reason: null, firstAt: ctx.now, lastAt: ctx.now }
			]
		}
	]);
});

test('who opened nothing is known nowhere', async () => {
	const ctx = makeContext(database.db);
	const { accountId } = await makeAccount(ctx);
	expect(await readToldFacts(ctx, accountId)).toEqual([]);
});

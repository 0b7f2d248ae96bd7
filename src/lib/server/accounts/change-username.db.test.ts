import { useTestDatabase } from '$tests/database';
import { makeAccount, makeContext } from '$tests/factories';
import { untilSomebodyWaits } from '$tests/races';
import { expect, test } from 'vitest';
import { retiredUsernames, usernames } from '../db';
import { erasePupils } from '../retention';
import { changeUsername } from '.';

const database = useTestDatabase();

test.runIf(database.engine === 'postgresql')(
	'the username of a pupil who is being erased at this very moment is given to nobody',
	async () => {
		const { db } = await database.fresh();
		const ctx = makeContext(db);
		const { pupilId, username } = await makeAccount(ctx);
		const other = await makeAccount(ctx);
		let renaming: ReturnType<typeof changeUsername> | undefined;
		await db.transaction(async (tx) => {
			await erasePupils({ ...ctx, db: tx }, [pupilId]);
			renaming = changeUsername(ctx, { accountId: other.accountId, typed: username });
			await untilSomebodyWaits(db);
		});
		expect(await renaming).toEqual({ refusal: 'taken' });
		expect(await db.select({ username: usernames.username }).from(usernames)).toEqual([
			{ username: other.username }
		]);
		expect(await db.$count(retiredUsernames)).toBe(1);
	}
);

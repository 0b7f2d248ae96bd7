import { hash } from '@node-rs/argon2';
import { createHmac, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { getSettings } from '../../src/lib/server/env.ts';

/** Of each of them. */
export const SECRET = 'Regenjas!7zwaluwen';

/**
 * `count` pupils in the group of a demo pupil, each with an own secret under the pepper of a server that was started with
 * `keys`. Returns their usernames.
 */
export async function addPupils(url: string, keys: Record<string, string>, count: number): Promise<string[]> {
	const sql = postgres(url, { max: 4, onnotice: () => undefined });
	const [id = '', text = ''] = (keys.KEY_PEPPER ?? '').split(':');
	const { memoryKib, iterations, parallelism } = getSettings().argon2;
	const [place] = await sql`select e.school_id, e.administrative_group_id, e.begin_date, e.planned_end_date
		from accounts a join enrollments e on e.pupil_id = a.pupil_id where a.username = 'ardalan.bhatti' limit 1`;
	if (!place) throw new Error('the demo has no ardalan.bhatti');
	const usernames = Array.from({ length: count }, (_, number) => `ochtend.leerling${number + 1}`);
	await Promise.all(
		usernames.map(async (username, number) => {
			const [pupilId, accountId] = [randomUUID(), randomUUID()];
			// As credentials/hash-secret.ts makes it.
			const peppered = createHmac('sha256', Buffer.from(text, 'base64url'))
				.update(`leerid-secret\0${accountId}\0`)
				.update(SECRET)
				.digest('base64');
			const stored = await hash(peppered, { memoryCost: memoryKib, timeCost: iterations, parallelism });
			await sql.begin(async (tx) => {
				await tx`insert into pupils (id, given_name, family_name) values (${pupilId}, 'Ochtend', ${username})`;
				await tx`insert into enrollments (pupil_id, school_id, administrative_group_id, stamnummer, given_name,
						family_name, begin_date, planned_end_date)
					values (${pupilId}, ${place.school_id}, ${place.administrative_group_id}, ${`load-${number}`}, 'Ochtend',
						${username}, ${place.begin_date}, ${place.planned_end_date})`;
				await tx`insert into accounts (id, pupil_id, type, username, created_at)
					values (${accountId}, ${pupilId}, 'gevorderd', ${username}, now())`;
				await tx`insert into usernames (username, account_id, given_at) values (${username}, ${accountId}, now())`;
				await tx`insert into credentials (account_id, kind, hash, pepper_id, changed_at)
					values (${accountId}, 'own', ${stored}, ${id}, now())`;
			});
		})
	);
	await sql.end();
	return usernames;
}

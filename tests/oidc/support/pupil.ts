import { createAccount } from '$lib/server/accounts';
import { administrativeGroups, enrollments, pupils, schools } from '$lib/server/db';
import { openSession, writeBearer } from '$lib/server/sessions';
import { keepDevice, readDevice, withAccount } from '$lib/server/sign-in';
import { Browser } from './browser';
import { cookiesOf } from './cookie-jar';
import { only } from './only';
import type { TestProvider } from './provider';

export interface Pupil {
	accountId: string;
	pupilId: string;
	schoolId: string;
	username: string;
	password: string;
}

let count = 0;
const year = new Date().getFullYear();

/** A pupil at a school of their own, enrolled today. */
export async function addPupil(
	op: TestProvider,
	{ kind = 'own', schoolId }: { kind?: 'own' | 'temporary' | 'word'; schoolId?: string } = {}
): Promise<Pupil> {
	const number = ++count;
	const school =
		schoolId ??
		only(
			await op.db
				.insert(schools)
				.values({ instellingsnummer: `9${number}`, name: `School ${number}` })
				.returning()
		).id;
	const groups = await op.db
		.insert(administrativeGroups)
		.values({ schoolId: school, name: `Groep ${number}`, level: 'secundair' })
		.returning();
	const inserted = await op.db
		.insert(pupils)
		.values({ givenName: 'Zoë', familyName: `Peeters ${number}` })
		.returning();
	const pupilId = only(inserted).id;
	await op.db.insert(enrollments).values({
		pupilId,
		schoolId: school,
		administrativeGroupId: only(groups).id,
		stamnummer: String(number),
		givenName: 'Zoë',
		familyName: 'Peeters',
		beginDate: `${year - 1}-09-01`,
		plannedEndDate: `${year + 1}-08-31`
	});
	const username = `zoe.peeters${number}`;
	const password = 'Regenjas!7zwaluwen';
	const type = kind === 'word' ? 'basis' : 'gevorderd';
	const { accountId } = await createAccount(op.ctx(), {
		pupilId,
		username,
		type,
		kind,
		secret: password
	} as Parameters<typeof createAccount>[1]);
	return { accountId, pupilId, schoolId: school, username, password };
}

/** A browser in which the pupil is signed in already, as from the portal. */
export async function signedIn(
	op: TestProvider,
	{ accountId }: Pupil,
	{ methods = ['pwd'], at = new Date() }: { methods?: string[]; at?: Date } = {}
): Promise<Browser> {
	const browser = new Browser();
	const bearer = await openSession({ ...op.ctx(), now: at }, { accountId, ownDevice: false, methods });
	const { cookies, sent } = cookiesOf('');
	writeBearer(cookies, bearer, { ownDevice: false });
	// Whoever signed in has it: a session counts at the door beside it (`hasBegun`).
	const { keys } = op.ctx();
	keepDevice(cookies, keys, withAccount(readDevice(cookies, keys), accountId));
	browser.jar.take(new URL(op.origin), sent);
	return browser;
}

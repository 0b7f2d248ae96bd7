import { readScannedText } from '$lib/domain/cards/scanned-text';
import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { makeAccount, makeContext, makePupil } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import { changeUsername, issueNewSecrets, takenUsernames } from '../accounts';
import { cardUrls } from '../cards';
import type { Context } from '../context';
import { hashSecret } from '../credentials';
import {
	accounts,
	auditEvents,
	cards,
	credentials,
	enrollments,
	schools,
	throttleCounters,
	usernames
} from '../db';
import { batchCards, createBatch, eraseBatch, readBatch, runBatch, startBatch } from '../desk/batches';
import { selectPupils } from '../desk/select-pupils';
import { whyNot } from '../desk/why-not';
import { retireUsernames } from '../erasures';
import { startJobs } from '../jobs';
import { signIn } from '../sign-in/sign-in';
import { takeOverAccounts, takeOverAccountsFile, type TakeOver } from '.';

const database = useTestDatabase();
let ctx: Context;
let desk: Awaited<ReturnType<typeof makeDesk>>;
let school: string;
beforeEach(async () => {
	ctx = makeContext(database.db, { actor: { kind: 'system' } });
	desk = await makeDesk(ctx);
	const [row] = await database.db.select().from(schools).where(eq(schools.id, desk.primary.schoolId));
	school = row!.instellingsnummer;
});

const UUID = '0b0e7f2c-5d1a-4c3e-9f60-1a2b3c4d5e6f';
const OTHER_UUID = '1c0e7f2c-5d1a-4c3e-9f60-1a2b3c4d5e6f';
const YES: TakeOver = { isDryRun: false };

async function pupil(given = 'Gaston', family = 'Logie') {
	const { pupilId } = await makePupil(ctx, {
		school: desk.primary,
		givenName: given,
		familyName: family
	});
	const [enrolled] = await database.db.select().from(enrollments).where(eq(enrollments.pupilId, pupilId));
	return { pupilId, stamnummer: enrolled!.stamnummer };
}
const row = (stamnummer: string, change: Record<string, string> = {}, line = 2) => ({
	line,
	cells: {
		instellingsnummer: school,
		stamnummer,
		leerid_uuid: UUID,
		gebruikersnaam: 'gaston.logie',
		type: 'basis',
		oude_gebruikersnamen: 'gaston.l',
		...change
	}
});
const refusalOf = async (...rows: ReturnType<typeof row>[]) =>
	(await takeOverAccounts(ctx, rows, YES))?.rows.map((one) =>
		one.outcome === 'refused' ? `${one.column}: ${one.reason}` : one.outcome
	);
const tap = (username: string, text: string, as = ctx, id: string = randomUUID()) =>
	signIn(as, {
		name: { kind: 'username', username },
		secret: { kind: 'text', text },
		device: { id, recognised: false, accountIds: [] },
		scannedAccountId: null,
		ownDevice: false
	});

test('a dry run tells what would come and changes nothing; the yes does it; the same file again does nothing', async () => {
	const { pupilId, stamnummer } = await pupil();
	const file = [row(stamnummer, { aangemaakt_op: '2021-09-01' }), row('nobody', {}, 3)];
	file[1]!.cells = {
		...file[1]!.cells,
		leerid_uuid: OTHER_UUID,
		gebruikersnaam: 'x.y',
		oude_gebruikersnamen: ''
	};
	const told = {
		takenOver: 1,
		refused: 1,
		rows: [
			{ line: 2, outcome: 'taken-over' },
			{ line: 3, outcome: 'refused', column: 'stamnummer', reason: 'unknown-pupil' }
		]
	};
	expect(await takeOverAccounts(ctx, file, { isDryRun: true })).toMatchObject({ done: false, ...told });
	expect(await database.db.select().from(accounts)).toEqual([]);
	expect(await takeOverAccounts(ctx, file, YES)).toMatchObject({ done: true, ...told });
	expect(await database.db.select().from(accounts)).toMatchObject([
		{
			id: UUID,
			pupilId,
			username: 'gaston.logie',
			type: 'basis',
			createdAt: new Date('2021-09-01T12:00:00Z')
		}
	]);
	expect(await database.db.select().from(cards)).toHaveLength(1);
	expect(await takeOverAccounts(ctx, file, YES)).toMatchObject({ takenOver: 0, known: 1, refused: 1 });
	expect(await database.db.select().from(cards)).toHaveLength(1);
	const logged = await database.db
		.select()
		.from(auditEvents)
		.where(eq(auditEvents.action, 'accounts.taken-over'));
	expect(logged).toHaveLength(2);
});

test('nobody gets in before a new secret is issued, by the name of today or by one given up; both work after', async () => {
	const { stamnummer } = await pupil();
	await takeOverAccounts(ctx, [row(stamnummer)], YES);
	expect((await tap('gaston.logie', 'vis-kat-hut')).outcome).toBe('refused');
	const stored = await hashSecret(ctx.keys, UUID, 'vis-kat-hut');
	const terms = {
		kind: 'word',
		mustReplace: false,
		expiresAt: null,
		schoolId: desk.primary.schoolId
	} as const;
	await issueNewSecrets(ctx, [{ accountId: UUID, ...stored, ...terms }]);
	expect((await tap('gaston.l', 'vis-kat-hut')).outcome).toBe('signed-in');
	expect((await tap('gaston.logie', 'vis-kat-hut')).outcome).toBe('signed-in');
	expect((await tap('gaston.logi', 'vis-kat-hut')).outcome).toBe('refused');
});

test('two names of one account are guessed at together: neither gives a guesser a turn more', async () => {
	const { stamnummer } = await pupil();
	await takeOverAccounts(ctx, [row(stamnummer)], YES);
	const device = randomUUID();
	await tap('gaston.logie', 'een-twee-drie', ctx, device);
	const counters = await database.db.$count(throttleCounters);
	await tap('gaston.l', 'een-twee-drie', ctx, device);
	expect(await database.db.$count(throttleCounters)).toBe(counters);
	await tap('gaston.somebody', 'een-twee-drie', ctx, device);
	expect(await database.db.$count(throttleCounters)).toBeGreaterThan(counters);
});

test('the hash of one account taken over is no other', async () => {
	const { stamnummer } = await pupil();
	const other = await pupil('Zoë', 'Maes');
	const rows = [
		row(stamnummer),
		row(
			other.stamnummer,
			{ leerid_uuid: OTHER_UUID, gebruikersnaam: 'zoe.maes', type: 'gevorderd', oude_gebruikersnamen: '' },
			3
		)
	];
	await takeOverAccounts(ctx, rows, YES);
	const stored = await database.db.select().from(credentials);
	expect(stored.map(({ kind, mustReplace, expiresAt }) => [kind, mustReplace, expiresAt]).toSorted()).toEqual(
		[
			['temporary', true, ctx.now],
			['word', false, ctx.now]
		]
	);
});

test('old cards open: the QR with a username, in use or given up, and the new one', async () => {
	const { stamnummer } = await pupil();
	await takeOverAccounts(ctx, [row(stamnummer)], YES);
	const origins = ['https://leerid.example'];
	for (const name of ['gaston.logie', 'GASTON.L'])
		expect(readScannedText(`HTTPS://LEERID.EXAMPLE/${name}`, origins)).toEqual({
			path: `/${name.toLowerCase()}`
		});
	expect((await cardUrls(ctx, [UUID])).get(UUID)).toMatch(/\/k\//i);
});

test('names given up are never given again, and come with a later file too', async () => {
	const { stamnummer } = await pupil();
	await takeOverAccounts(ctx, [row(stamnummer)], YES);
	const later = row(stamnummer, { oude_gebruikersnamen: 'gaston.l g.logie' });
	expect(await takeOverAccounts(ctx, [later], YES)).toMatchObject({ namesAdded: 1, known: 0 });
	expect(await takenUsernames(ctx, ['gaston.l', 'g.logie', 'free.name'])).toEqual(
		new Set(['gaston.l', 'g.logie'])
	);
	// Renamed at the desk since: the row still speaks of the same account.
	await changeUsername(ctx, { accountId: UUID, typed: 'gaston.de.logie' });
	expect(await refusalOf(later)).toEqual(['known']);
	expect(await refusalOf(row(stamnummer, { gebruikersnaam: 'some.body' }))).toEqual([
		'gebruikersnaam: known-otherwise'
	]);
});

test("nothing of another child's becomes this one's", async () => {
	const { stamnummer } = await pupil();
	const other = await makeAccount(ctx, { username: 'other.child' });
	await changeUsername(ctx, { accountId: other.accountId, typed: 'other.child2' });
	await retireUsernames(ctx, ['erased.child']);
	for (const [change, told] of [
		[{ leerid_uuid: other.accountId }, 'leerid_uuid: uuid-taken'],
		[{ gebruikersnaam: 'other.child2' }, 'gebruikersnaam: username-taken'],
		[{ gebruikersnaam: 'other.child' }, 'gebruikersnaam: username-taken'],
		[{ gebruikersnaam: 'erased.child' }, 'gebruikersnaam: username-taken'],
		[{ oude_gebruikersnamen: 'other.child' }, 'oude_gebruikersnamen: username-taken'],
		[{ voornaam: 'Zoë' }, 'stamnummer: another-name'],
		[{ instellingsnummer: '999999' }, 'instellingsnummer: unknown-school']
	] as const)
		expect(await refusalOf(row(stamnummer, change))).toEqual([told]);
	expect(await database.db.select().from(accounts).where(eq(accounts.id, UUID))).toEqual([]);
	expect(await refusalOf(row(stamnummer, { voornaam: 'GASTON', naam: 'Logié' }))).toEqual(['taken-over']);
	expect(
		await refusalOf(
			row(stamnummer, { leerid_uuid: OTHER_UUID, gebruikersnaam: 'a.b', oude_gebruikersnamen: '' })
		)
	).toEqual(['stamnummer: other-account']);
});

test('of two accounts for one child none stands, nor for a number that two children had', async () => {
	const { pupilId, stamnummer } = await pupil();
	const change = { leerid_uuid: OTHER_UUID, gebruikersnaam: 'a.b', oude_gebruikersnamen: '' };
	expect(await refusalOf(row(stamnummer), row(stamnummer, change, 3))).toEqual([
		'stamnummer: claimed-twice',
		'stamnummer: claimed-twice'
	]);
	const { pupilId: younger } = await pupil('Zoë', 'Maes');
	await database.db
		.update(enrollments)
		.set({ stamnummer, beginDate: '2020-09-01' })
		.where(eq(enrollments.pupilId, younger));
	expect(await refusalOf(row(stamnummer))).toEqual(['stamnummer: several-pupils']);
	expect(await refusalOf(row(stamnummer, { voornaam: 'Gaston', naam: 'Logie' }))).toEqual(['taken-over']);
	expect(await database.db.select().from(accounts)).toMatchObject([{ pupilId }]);
});

test('the desk says that the secret is dead, and new secrets for the class open the account', async () => {
	const { db } = await database.fresh();
	const { ctx, actor, primary } = await makeDesk(makeContext(db));
	const { pupilId } = await makePupil(ctx, { school: primary });
	const [enrolled] = await db.select().from(enrollments);
	const [place] = await db.select().from(schools);
	const cells = { ...row(enrolled!.stamnummer).cells, instellingsnummer: place!.instellingsnummer };
	await takeOverAccounts(ctx, [{ line: 2, cells }], YES);
	const { obstacles } = await whyNot(ctx, actor, pupilId);
	expect(obstacles).toMatchObject([{ code: 'secret-expired' }]);

	const pupils = await selectPupils(ctx, actor, { pupilIds: [pupilId] });
	const batchId = (await createBatch(ctx, actor, { purpose: 'renew', pupils, kind: null }))!;
	await startBatch(ctx, actor, batchId);
	const world = { db, engine: database.engine, keys: ctx.keys, now: () => new Date() };
	const loop = startJobs(world, [runBatch, eraseBatch], { everyMs: 20 });
	await vi.waitFor(async () => expect((await readBatch(ctx, actor, batchId)).state).toBe('done'), 20_000);
	await loop.stop(100);
	const [printed] = await batchCards(ctx, actor, { batchId, together: true });
	if (printed?.secret.kind !== 'word') throw new Error('another kind');
	expect((await tap('gaston.l', printed.secret.text, ctx)).outcome).toBe('signed-in');
	expect((await whyNot(ctx, actor, pupilId)).obstacles).toEqual([]);
});

test('a file is read by its columns; one that lacks a column is refused whole', async () => {
	const { stamnummer } = await pupil();
	const head = 'instellingsnummer;stamnummer;leerid_uuid;gebruikersnaam;type;oude_gebruikersnamen';
	const line = `${school};${stamnummer};${UUID};gaston.logie;basis;"gaston.l|g.logie"`;
	expect(await takeOverAccountsFile(ctx, `${head}\n${line}\na;b\n`, YES)).toMatchObject({
		takenOver: 1,
		refused: 1,
		rows: [{ line: 2 }, { line: 3, reason: 'wrong-column-count' }]
	});
	expect(await database.db.select().from(usernames)).toHaveLength(3);
	expect(await takeOverAccountsFile(ctx, 'a;b\n', YES)).toEqual({
		refusal: { reason: 'missing-column', column: 'instellingsnummer' }
	});
});

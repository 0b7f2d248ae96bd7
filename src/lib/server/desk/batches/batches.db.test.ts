import { hashedText } from '$lib/domain/desk/made-secret';
import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { dumpDatabase, textsIn } from '$tests/dump';
import { later, makeAccount, makeContext, makePupil } from '$tests/factories';
import { asc, eq, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import type { Context } from '../../context';
import { verifySecret } from '../../credentials';
import {
	accountBatches,
	accountBatchItems,
	accounts,
	auditEvents,
	batchKeys,
	cards,
	credentials,
	enrollments,
	jobs,
	printedSecrets,
	usernames,
	type Database
} from '../../db';
import { readJob, startJobs, type Loop, type World } from '../../jobs';
import type { DeskActor } from '../../staff';
import { readAroundList } from '../read-around-list';
import { selectPupils } from '../select-pupils';
import { voidCards } from '../account-actions';
import {
	batchCards,
	cancelDraft,
	changeDraftKind,
	changeDraftSecret,
	changeDraftUsername,
	createBatch,
	eraseBatch,
	readBatch,
	readBatchPage,
	runBatch,
	startBatch
} from '.';

const database = useTestDatabase();
const loops: Loop[] = [];
afterEach(async () => {
	await Promise.all(loops.splice(0).map((loop) => loop.stop(100)));
});

async function scene() {
	const { db } = await database.fresh();
	const desk = await makeDesk(makeContext(db));
	return { db, ...desk };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const worldOf = (db: Database, ctx: Context, ahead = () => 0): World => ({
	db,
	engine: database.engine,
	keys: ctx.keys,
	now: () => new Date(Date.now() + ahead())
});
const work = (db: Database, ctx: Context, ahead?: () => number) => {
	const loop = startJobs(worldOf(db, ctx, ahead), [runBatch, eraseBatch], { everyMs: 20 });
	loops.push(loop);
	return loop;
};
const until = (check: () => Promise<unknown>) => vi.waitFor(check, { timeout: 20_000, interval: 25 });
const isDone = (ctx: Context, actor: DeskActor, id: string) =>
	until(async () => expect((await readBatch(ctx, actor, id)).state).toBe('done'));

const enrolMany = async ({ ctx, primary, secondary }: Scene, basis: number, gevorderd: number) => {
	const made: string[] = [];
	for (let i = 0; i < basis; i++)
		made.push((await makePupil(ctx, { school: primary, familyName: `Basis ${i}` })).pupilId);
	for (let i = 0; i < gevorderd; i++) made.push((await makePupil(ctx, { school: secondary })).pupilId);
	return made;
};
const draft = async (
	{ ctx, actor }: Pick<Scene, 'ctx' | 'actor'>,
	pupilIds: string[],
	kind: 'pictures' | 'word' | null = null
) => {
	const pupils = await selectPupils(ctx, actor, { pupilIds });
	return (await createBatch(ctx, actor, { purpose: 'create', pupils, kind }))!;
};
const items = (db: Database, batchId: string) =>
	db
		.select()
		.from(accountBatchItems)
		.where(eq(accountBatchItems.batchId, batchId))
		.orderBy(asc(accountBatchItems.place));

test('basis and gevorderd are made in one go, and each printed secret opens its account', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	const id = await draft(here, await enrolMany(here, 2, 1), 'pictures');
	const before = await readBatchPage(ctx, actor, { batchId: id, page: 1 });
	expect(before.pupils.map(({ secret, username }) => [secret.kind, username])).toEqual([
		['pictures', 'wout.basis.0'],
		['pictures', 'wout.basis.1'],
		['temporary', 'wout.janssens']
	]);

	await startBatch(ctx, actor, id);
	expect(await db.$count(accounts)).toBe(0);
	work(db, ctx);
	await isDone(ctx, actor, id);

	expect((await readBatch(ctx, actor, id)).counts).toMatchObject({
		made: 3,
		madeBasis: 2,
		hadAccount: 0,
		left: 0
	});
	const printed = await batchCards(ctx, actor, { batchId: id, together: true });
	expect(printed.map(({ groupName }) => groupName)).toEqual([
		'3de leerjaar',
		'3de leerjaar',
		expect.stringMatching(/^1e lj/)
	]);
	for (const card of printed) {
		const [account] = await db.select().from(accounts).where(eq(accounts.username, card.username));
		const [stored] = await db.select().from(credentials).where(eq(credentials.accountId, account!.id));
		if (card.secret.kind === 'none') throw new Error('a card without its secret');
		expect((await verifySecret(ctx.keys, account!.id, stored!, hashedText(card.secret))).matches).toBe(true);
		expect(stored).toMatchObject({ kind: card.secret.kind, mustReplace: card.secret.kind === 'temporary' });
		expect(card.qrUrl).toMatch(/\/K\/[0-9A-Z]{13}$/);
	}
	expect(await db.$count(cards)).toBe(3);
	const created = await db.select().from(auditEvents).where(eq(auditEvents.action, 'account.created'));
	expect(created.map(({ actorId, schoolId }) => [actorId, schoolId])).toEqual(
		Array.from({ length: 3 }, () => [actor.staffId, actor.schoolId])
	);
});

test('no secret of a batch is readable in the database, before or after', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	const id = await draft(here, await enrolMany(here, 2, 2), 'word');
	const { pupils } = await readBatchPage(ctx, actor, { batchId: id, page: 1 });
	const secrets = pupils.map(({ secret }) => hashedText(secret));
	expect(textsIn(await dumpDatabase(db), secrets)).toEqual([]);
	await startBatch(ctx, actor, id);
	work(db, ctx);
	await isDone(ctx, actor, id);
	await batchCards(ctx, actor, { batchId: id, together: false });
	expect(textsIn(await dumpDatabase(db), secrets)).toEqual([]);
});

test('killed in the middle, nothing is visible; taken again, it goes on where it was and makes each once', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	const pupilIds = await enrolMany(here, 40, 0);
	const id = await draft(here, pupilIds, 'word');
	await startBatch(ctx, actor, id);

	const first = work(db, ctx);
	await until(async () => expect((await readBatch(ctx, actor, id)).job!.progress.done).toBeGreaterThan(0));
	await first.stop(0);
	const hashed = (await items(db, id)).filter(({ hash }) => hash !== null);
	expect(hashed.length).toBeGreaterThan(0);
	expect(hashed.length).toBeLessThan(40);
	expect(await db.$count(accounts)).toBe(0);
	expect((await readBatch(ctx, actor, id)).state).toBe('running');

	work(db, ctx);
	await isDone(ctx, actor, id);
	const after = await items(db, id);
	expect(hashed.every(({ id, hash }) => after.some((item) => item.id === id && item.hash === hash))).toBe(
		true
	);
	expect(await db.$count(accounts)).toBe(40);
	expect(await db.$count(credentials)).toBe(40);
	expect(await db.$count(cards)).toBe(40);
});

test('a failure in the last transaction leaves no account at all', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	const id = await draft(here, await enrolMany(here, 3, 0), 'word');
	await startBatch(ctx, actor, id);
	await db.execute(sql`create function refuse() returns trigger language plpgsql as
		$$ begin if (select count(*) from cards) >= 0 then raise exception 'no'; end if; return new; end $$`);
	await db.execute(sql`create trigger refuse before insert on cards for each row execute function refuse()`);
	work(db, ctx);
	await until(async () => {
		const batch = await readBatch(ctx, actor, id);
		expect(batch.job!.lastError).not.toBeNull();
	});
	expect(await db.$count(accounts)).toBe(0);
	expect(await db.$count(usernames)).toBe(0);
	expect((await items(db, id)).every(({ outcome }) => outcome === 'waiting')).toBe(true);
});

test('two secretaries who make the same pupils at the same moment make each once', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	const pupilIds = await enrolMany(here, 12, 3);
	const colleague = { ...actor, staffId: randomUUID() };
	const [mine, theirs] = [await draft(here, pupilIds), await draft({ ctx, actor: colleague }, pupilIds)];
	await Promise.all([
		startBatch(ctx, actor, mine),
		startBatch(ctx, colleague, theirs),
		startBatch(ctx, actor, mine)
	]);
	work(db, ctx);
	await isDone(ctx, actor, mine);
	await isDone(ctx, colleague, theirs);

	expect(await db.$count(accounts)).toBe(15);
	expect(await db.$count(cards)).toBe(15);
	const counts = [
		(await readBatch(ctx, actor, mine)).counts,
		(await readBatch(ctx, colleague, theirs)).counts
	];
	expect(counts.map(({ made, hadAccount }) => made + hadAccount)).toEqual([15, 15]);
	expect(counts[0]!.made + counts[1]!.made).toBe(15);
	const shown = await readBatchPage(ctx, colleague, { batchId: theirs, page: 1 });
	expect(shown.pupils).toHaveLength(counts[1]!.made);
});

test('a username that was given to somebody else since the draft gets the next number', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	const id = await draft(here, await enrolMany(here, 0, 2));
	await makeAccount(ctx, { username: 'wout.janssens' });
	await startBatch(ctx, actor, id);
	work(db, ctx);
	await isDone(ctx, actor, id);
	const given = (await readBatchPage(ctx, actor, { batchId: id, page: 1 })).pupils.map(
		({ username }) => username
	);
	expect(given.sort()).toEqual(['wout.janssens2', 'wout.janssens3']);
});

test('a pupil who left between draft and making is passed over', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	const [stays, leaves] = await enrolMany(here, 2, 0);
	const id = await draft(here, [stays!, leaves!]);
	await db.update(enrollments).set({ deregisteredOn: '2020-01-01' }).where(eq(enrollments.pupilId, leaves!));
	await startBatch(ctx, actor, id);
	work(db, ctx);
	await isDone(ctx, actor, id);
	expect((await readBatch(ctx, actor, id)).counts).toMatchObject({ made: 1, left: 1 });
	expect(await db.$count(accounts)).toBe(1);
});

test('names are unique against those in use, those of the past, reserved words and one another', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	const { accountId } = await makeAccount(ctx, { username: 'wout.janssens' });
	await db.update(accounts).set({ username: 'iemand.anders' }).where(eq(accounts.id, accountId));
	await makeAccount(ctx, { username: 'wout.janssens2' });
	const id = await draft(here, await enrolMany(here, 0, 3));
	const rows = await items(db, id);
	expect(rows.map(({ username }) => username)).toEqual([
		'wout.janssens3',
		'wout.janssens4',
		'wout.janssens5'
	]);

	const change = (typed: string, itemId = rows[0]!.id) =>
		changeDraftUsername(ctx, actor, { batchId: id, itemId, typed });
	expect(await change('Wout.Janssens2')).toBe('taken');
	expect(await change('wout.janssens')).toBe('taken');
	expect(await change('wout.janssens4')).toBe('taken');
	expect(await change('schoolloket')).toBe('reserved');
	expect(await change('wout@school.be')).toBe('at-sign');
	expect(await change('Wout J.')).toBe('impossible');
	expect(await change('Wóut.Jans')).toBeNull();
	expect((await items(db, id))[0]!.username).toBe('wout.jans');
});

test('eight hundred pupils of one name get eight hundred usernames in a handful of queries', async () => {
	const here = await scene();
	const { ctx, actor } = here;
	const pupils = Array.from({ length: 800 }, () => ({
		pupilId: randomUUID(),
		givenName: 'Jan',
		familyName: 'Janssens',
		stamnummer: '1',
		groupName: 'x',
		accountId: null,
		username: null,
		type: 'basis' as const,
		kind: null,
		blocked: false,
		elsewhere: false
	}));
	const { proposeUsernames } = await import('../../accounts');
	let queries = 0;
	const db = new Proxy(ctx.db, {
		get: (target, name) => (name === 'select' && queries++, Reflect.get(target, name).bind(target))
	});
	const proposed = await proposeUsernames(
		{ ...ctx, db },
		pupils.map(() => 'jan.janssens')
	);
	expect(new Set(proposed).size).toBe(800);
	expect(queries).toBeLessThan(12);
	expect(actor.schoolId).toBeTruthy();
});

test('a secret is made anew, and the kind changes for one or for all; gevorderd keeps its own kind', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	const id = await draft(here, await enrolMany(here, 3, 1), 'word');
	const read = async () =>
		(await readBatchPage(ctx, actor, { batchId: id, page: 1 })).pupils.map(({ secret }) => secret);
	const before = await read();
	const [first, , , last] = await items(db, id);
	await changeDraftSecret(ctx, actor, { batchId: id, itemId: first!.id, kind: null });
	await changeDraftSecret(ctx, actor, { batchId: id, itemId: last!.id, kind: 'pictures' });
	let after = await read();
	expect(after[0]).not.toEqual(before[0]);
	expect(after.map(({ kind }) => kind)).toEqual(['word', 'word', 'word', 'temporary']);
	expect(after[1]).toEqual(before[1]);

	await changeDraftSecret(ctx, actor, { batchId: id, itemId: first!.id, kind: 'pictures' });
	const [chosen] = await read();
	await changeDraftKind(ctx, actor, { batchId: id, kind: 'pictures' });
	after = await read();
	expect(after.map(({ kind }) => kind)).toEqual(['pictures', 'pictures', 'pictures', 'temporary']);
	expect(after[0]).toEqual(chosen);
});

test('what was started can be changed no more, and what was thrown away is gone with its key', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	const [one, two] = await enrolMany(here, 2, 0);
	const started = await draft(here, [one!]);
	await startBatch(ctx, actor, started);
	const [item] = await items(db, started);
	const row = { batchId: started, itemId: item!.id };
	for (const change of [
		() => changeDraftUsername(ctx, actor, { ...row, typed: 'een.ander' }),
		() => changeDraftSecret(ctx, actor, { ...row, kind: null }),
		() => changeDraftKind(ctx, actor, { batchId: started, kind: 'word' }),
		() => cancelDraft(ctx, actor, started)
	])
		await expect(change()).rejects.toMatchObject({ code: 'conflict' });

	const thrown = await draft(here, [two!]);
	await cancelDraft(ctx, actor, thrown);
	expect(await items(db, thrown)).toEqual([]);
	expect(await db.$count(batchKeys)).toBe(1);
});

test('only the maker reads a batch, at that school, for a day', async () => {
	const here = await scene();
	const { ctx, actor } = here;
	const id = await draft(here, await enrolMany(here, 1, 0));
	const read = (who: DeskActor, at = ctx) =>
		readBatch(at, who, id).then(
			() => 'read',
			({ code }) => code
		);
	expect(await read(actor)).toBe('read');
	expect(await read({ ...actor, staffId: randomUUID() })).toBe('not-found');
	expect(await read({ ...actor, schoolId: (await makeDesk(makeContext(ctx.db))).actor.schoolId })).toBe(
		'not-found'
	);
	expect(await read(actor, later(ctx, 24 * 3600 - 1))).toBe('read');
	expect(await read(actor, later(ctx, 24 * 3600))).toBe('not-found');
	const batchesAt = async (ctx: Context) => (await readAroundList(ctx, actor, { bearer: '' })).batches;
	expect(await batchesAt(later(ctx, 24 * 3600))).toEqual([]);
	expect(await batchesAt(ctx)).toMatchObject([{ id, pupils: 1, state: 'draft' }]);
});

test('when its day is over a batch is erased, secrets and key, and the accounts stay', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	let ahead = 0;
	// The servers' clocks and the database's.
	const wait = async (hours: number) => {
		ahead += hours * 3_600_000;
		await db.execute(
			sql`update account_batches set expires_at = expires_at - make_interval(hours => ${hours})`
		);
		await db.execute(sql`update jobs set run_at = run_at - make_interval(hours => ${hours})`);
	};
	const id = await draft(here, await enrolMany(here, 2, 0));
	await startBatch(ctx, actor, id);
	work(db, ctx, () => ahead);
	await isDone(ctx, actor, id);
	await wait(23);
	await new Promise((resolve) => setTimeout(resolve, 300));
	expect(await db.$count(batchKeys)).toBe(1);
	await wait(2);
	await until(async () => expect(await db.$count(accountBatches)).toBe(0));
	expect([await db.$count(batchKeys), await db.$count(accountBatchItems), await db.$count(accounts)]).toEqual(
		[0, 0, 2]
	);
});

test('a server whose clock is a little behind the database’s erases a batch at the end of its day, and not the next night', async () => {
	const here = await scene();
	const { db, ctx } = here;
	await draft(here, await enrolMany(here, 1, 0));
	await db.execute(sql`update account_batches set expires_at = now()`);
	await db.execute(sql`update jobs set run_at = now()`);
	work(db, ctx, () => -2_000);
	await until(async () =>
		expect(await db.select({ state: jobs.state }).from(jobs)).toEqual([{ state: 'done' }])
	);
	expect([await db.$count(accountBatches), await db.$count(batchKeys)]).toEqual([0, 0]);
});

test('a batch without its key, as in a restored backup, opens nothing and says not found', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	const id = await draft(here, await enrolMany(here, 1, 0));
	const [kept] = await db.select().from(batchKeys);
	await startBatch(ctx, actor, id);
	await db.delete(batchKeys);
	await expect(readBatchPage(ctx, actor, { batchId: id, page: 1 })).rejects.toMatchObject({
		code: 'not-found'
	});
	work(db, ctx);
	const [{ jobId } = { jobId: null }] = await db.select().from(accountBatches);
	await until(async () =>
		expect(await readJob(ctx, jobId!, 'operator')).toMatchObject({
			state: 'failed',
			lastError: 'batch-key-gone'
		})
	);
	expect(kept!.keySealed.length).toBeGreaterThan(32);
});

test('new secrets for those who have an account end their sessions and keep their card', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	const { accountId, pupilId } = await makeAccount(ctx, { school: here.secondary });
	const [card] = await db.select().from(cards);
	const pupils = await selectPupils(ctx, actor, { pupilIds: [pupilId] });
	const id = (await createBatch(ctx, actor, { purpose: 'renew', pupils, kind: null }))!;
	await startBatch(ctx, actor, id);
	work(db, ctx);
	await isDone(ctx, actor, id);
	const [printed] = await batchCards(ctx, actor, { batchId: id, together: true });
	const [stored] = await db.select().from(credentials).where(eq(credentials.accountId, accountId));
	expect(stored).toMatchObject({ kind: 'temporary', mustReplace: true });
	if (printed!.secret.kind !== 'temporary') throw new Error('another kind');
	expect((await verifySecret(ctx.keys, accountId, stored!, printed!.secret.text)).matches).toBe(true);
	expect(await db.select().from(cards)).toEqual([card]);
});

test('a secret that a server prints whose clock is behind, or an earlier asking that comes later, stands beside its card', async () => {
	const here = await scene();
	const { db, ctx, actor } = here;
	const [pupilId] = await enrolMany(here, 1, 0);
	const id = await draft(here, [pupilId!], 'word');
	await startBatch(ctx, actor, id);
	work(db, ctx);
	await isDone(ctx, actor, id);
	await batchCards(later(ctx, -60), actor, { batchId: id, together: true });
	const [stored] = await db.select().from(credentials);
	const printedAt = async () => (await db.select().from(printedSecrets))[0]!.printedAt.getTime();
	expect(await printedAt()).toBeGreaterThanOrEqual(stored!.changedAt.getTime());

	const last = later(ctx, 60);
	await batchCards(last, actor, { batchId: id, together: true });
	await batchCards(ctx, actor, { batchId: id, together: true });
	expect(await printedAt()).toBe(last.now.getTime());
	const selection = { pupilIds: [pupilId!] };
	expect((await voidCards(ctx, actor, { selection, reason: 'foto' })).batchId).not.toBeNull();
});

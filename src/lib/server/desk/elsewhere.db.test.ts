import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { previewOf } from '$lib/domain/desk/preview';
import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { later, makeAccount, makeContext, makePupil } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { accountBatches, accounts, cards, credentials, enrollments, pupilPasskeys } from '../db';
import { releasePupil, renamePupil, setBlocked, voidCards } from './account-actions';
import { createBatch } from './batches';
import { finishBatch } from './batches/finish-batch';
import { fetchPupil } from './read-pupil';
import { removePasskeysAndAddress } from './remove-passkeys-and-address';
import { qrCards } from './reprint';
import { savePreferences } from './save-preferences';
import { selectPupils } from './select-pupils';
import { lendSpareCard, makeSpareCards, readLoan, returnSpareCard } from './spare-cards';
import { undo } from './undo';
import { whyNot } from './why-not';

const database = useTestDatabase();
const DAY = 24 * 60 * 60;
let desk: Awaited<ReturnType<typeof makeDesk>>;
let other: Awaited<ReturnType<typeof makeDesk>>;
beforeEach(async () => {
	desk = await makeDesk(makeContext(database.db));
	other = await makeDesk(makeContext(database.db));
});

const day = (days: number) => addDays(schoolDay(desk.ctx.now), days);
type Period = { begin: string; plannedEnd: string; deregisteredOn?: string };
const here = (period: Period) =>
	makeAccount(desk.ctx, { school: desk.primary, type: 'basis', kind: 'word', ...period });
async function enrol(pupilId: string, school: { schoolId: string; groupId: string }, period: Period) {
	await database.db.insert(enrollments).values({
		pupilId,
		schoolId: school.schoolId,
		administrativeGroupId: school.groupId,
		stamnummer: crypto.randomUUID().slice(0, 8),
		givenName: 'Wout',
		familyName: 'Janssens',
		beginDate: period.begin,
		plannedEndDate: period.plannedEnd,
		deregisteredOn: period.deregisteredOn ?? null
	});
}
const coming = () => here({ begin: day(60), plannedEnd: day(400) });
const gone = () => here({ begin: day(-300), plannedEnd: day(-10) });
const running = () => ({ begin: day(-100), plannedEnd: day(50) });
const elsewhereOf = async (pupilId: string) =>
	(await selectPupils(desk.ctx, desk.actor, { pupilIds: [pupilId] }))[0]!.elsewhere;

test.each<[string, () => Promise<{ pupilId: string }>, Period | null, boolean]>([
	['comes next year and is at another school now', coming, { begin: '-100', plannedEnd: '50' }, true],
	['left at the planned end and is at another school now', gone, { begin: '-9', plannedEnd: '300' }, true],
	['comes next year and is nowhere now', coming, null, false],
	['left at the planned end and is nowhere yet', gone, null, false],
	['comes next year, the other enrolment has not begun', coming, { begin: '1', plannedEnd: '50' }, false],
	['comes next year, the other is past its end too', coming, { begin: '-300', plannedEnd: '-1' }, false],
	[
		'comes next year and was taken off the other school',
		coming,
		{ begin: '-100', plannedEnd: '50', deregisteredOn: '0' },
		false
	],
	[
		'is here today and at another school too',
		() => here({ begin: day(-100), plannedEnd: day(0) }),
		{ begin: '-100', plannedEnd: '50' },
		false
	]
])('a pupil who %s', async (_, make, period, elsewhere) => {
	const { pupilId } = await make();
	if (period) {
		const { begin, plannedEnd, deregisteredOn } = period;
		const ended = deregisteredOn && { deregisteredOn: day(Number(deregisteredOn)) };
		await enrol(pupilId, other.primary, {
			begin: day(Number(begin)),
			plannedEnd: day(Number(plannedEnd)),
			...(ended || {})
		});
	}
	expect(await elsewhereOf(pupilId)).toBe(elsewhere);
	expect((await fetchPupil(desk.ctx, desk.actor, pupilId)).elsewhere).toBe(elsewhere);
});

test('a pupil who begins again here next year is ours while this year still runs', async () => {
	const { pupilId } = await coming();
	await enrol(pupilId, desk.primary, running());
	await enrol(pupilId, other.primary, running());
	expect(await elsewhereOf(pupilId)).toBe(false);
});

describe.each([
	['next year’s school', coming],
	['last year’s school', gone]
])('%s', (_, make) => {
	let pupil: Awaited<ReturnType<typeof makeAccount>>;
	beforeEach(async () => {
		pupil = await make();
		await enrol(pupil.pupilId, other.primary, running());
	});
	const state = async () => ({
		account: (await database.db.select().from(accounts).where(eq(accounts.id, pupil.accountId)))[0],
		credential: (
			await database.db.select().from(credentials).where(eq(credentials.accountId, pupil.accountId))
		)[0],
		cards: await database.db.select().from(cards).where(eq(cards.accountId, pupil.accountId))
	});

	test('changes nothing about a pupil who is at another school now', async () => {
		const { ctx, actor } = desk;
		const before = await state();
		const { pupilId } = pupil;
		const selection = { pupilIds: [pupilId] };
		expect(await setBlocked(ctx, actor, { selection, reason: 'x' })).toEqual({ count: 0, undoId: null });
		expect(await voidCards(ctx, actor, { selection, reason: 'x' })).toEqual({ count: 0, batchId: null });
		const pupils = await selectPupils(ctx, actor, selection);
		for (const kind of [null, 'pictures', 'word'] as const)
			expect(await createBatch(ctx, actor, { purpose: 'renew', pupils, kind })).toBeNull();
		expect(await renamePupil(ctx, actor, { pupilId, typed: 'een.ander' })).toEqual({ refusal: 'elsewhere' });
		expect(await releasePupil(ctx, actor, pupilId)).toBe('elsewhere');
		const preferences = { tileSize: 'huge', readAloud: true, moreTime: true, method: 'card' } as const;
		expect(await savePreferences(ctx, actor, { pupilId, preferences })).toBe('elsewhere');
		expect(await state()).toEqual(before);

		await setBlocked(other.ctx, other.actor, { selection, reason: 'de eigen school' });
		expect(await setBlocked(ctx, actor, { selection, reason: null })).toEqual({ count: 0, undoId: null });
		expect((await state()).account!.blockedReason).toBe('de eigen school');
	});

	test('takes no passkey away from a pupil who is at another school now', async () => {
		const { pupilId, accountId } = pupil;
		await database.db.insert(pupilPasskeys).values({
			...{
				id: crypto.randomUUID(),
				accountId,
				device: 'Chrome · Android',
				credentialId: crypto.randomUUID()
			},
			...{ publicKey: new Uint8Array([1]), counter: 0, transports: [] },
			...{ createdAt: desk.ctx.now, lastChallengeAt: desk.ctx.now }
		});
		const passkeys = async () => (await fetchPupil(desk.ctx, desk.actor, pupilId)).account!.passkeyCount;
		expect(await removePasskeysAndAddress(desk.ctx, desk.actor, pupilId)).toBe('elsewhere');
		expect(await passkeys()).toBe(1);
		expect(await removePasskeysAndAddress(other.ctx, other.actor, pupilId)).toBeNull();
		expect(await passkeys()).toBe(0);
	});

	test('leaves the pupil the spare card that the school of today lent', async () => {
		const { pupilId, accountId } = pupil;
		await makeSpareCards(other.ctx, other.actor, 1);
		expect(await lendSpareCard(other.ctx, other.actor, { pupilId, typed: '1' })).toEqual({ number: 1 });
		await returnSpareCard(desk.ctx, desk.actor, pupilId);
		expect(await readLoan(desk.ctx, accountId)).toBe(1);
		await returnSpareCard(other.ctx, other.actor, pupilId);
		expect(await readLoan(desk.ctx, accountId)).toBeNull();
	});

	test('still prints the QR card', async () => {
		const printed = await qrCards(desk.ctx, desk.actor, { pupilIds: [pupil.pupilId] });
		expect(printed).toMatchObject([{ username: pupil.username }]);
	});

	test('is told in the preview how many are left alone for that', async () => {
		const { pupilId } = await here({ begin: day(-100), plannedEnd: day(100) });
		const pupils = await selectPupils(desk.ctx, desk.actor, { pupilIds: [pupil.pupilId, pupilId] });
		for (const action of ['renew', 'pictures', 'block', 'void'] as const)
			expect(previewOf(action, pupils), action).toMatchObject({ affected: 1, skipped: 0, elsewhere: 1 });
		expect(previewOf('reprint', pupils)).toMatchObject({ affected: 2, elsewhere: 0 });
	});
});

test('a new secret that was asked for the day before the pupil changed school is not made', async () => {
	const { ctx, actor } = desk;
	const { pupilId, accountId } = await here({ begin: day(-100), plannedEnd: day(0) });
	await enrol(pupilId, other.primary, { begin: day(1), plannedEnd: day(300) });
	const pupils = await selectPupils(ctx, actor, { pupilIds: [pupilId] });
	const batchId = (await createBatch(ctx, actor, { purpose: 'renew', pupils, kind: null }))!;
	const [batch] = await database.db.select().from(accountBatches).where(eq(accountBatches.id, batchId));
	const before = await database.db.select().from(credentials).where(eq(credentials.accountId, accountId));
	expect(await finishBatch(later(ctx, DAY), batch!)).toBe(0);
	expect(await database.db.select().from(credentials).where(eq(credentials.accountId, accountId))).toEqual(
		before
	);
});

test('next year’s school makes the account of who has none', async () => {
	const { pupilId } = await makePupil(desk.ctx, {
		school: desk.primary,
		begin: day(60),
		plannedEnd: day(400)
	});
	await enrol(pupilId, other.primary, running());
	const pupils = await selectPupils(desk.ctx, desk.actor, { pupilIds: [pupilId] });
	expect(await createBatch(desk.ctx, desk.actor, { purpose: 'create', pupils, kind: null })).not.toBeNull();
});

test('why a school blocked is for its own colleagues: the pupil’s other school hears that another one did', async () => {
	const { pupilId, accountId } = await here({ begin: day(-100), plannedEnd: day(100) });
	await enrol(pupilId, other.primary, running());
	await setBlocked(desk.ctx, desk.actor, { selection: { pupilIds: [pupilId] }, reason: 'Thuissituatie' });
	const seen = async ({ ctx, actor }: typeof desk) => ({
		account: (await fetchPupil(ctx, actor, pupilId)).account,
		obstacles: (await whyNot(ctx, actor, pupilId)).obstacles
	});
	expect(await seen(desk)).toMatchObject({
		account: { blocked: true, blockedReason: 'Thuissituatie', blockedElsewhere: false },
		obstacles: [{ code: 'blocked', reason: 'Thuissituatie' }]
	});
	const there = await seen(other);
	expect(there).toMatchObject({
		account: { blocked: true, blockedReason: null, blockedElsewhere: true },
		obstacles: [{ code: 'blocked-elsewhere' }]
	});
	expect(JSON.stringify(there)).not.toContain('Thuissituatie');

	// Unblocked there and taken back there, it is still this school's reason.
	const { undoId } = await setBlocked(other.ctx, other.actor, {
		selection: { pupilIds: [pupilId] },
		reason: null
	});
	await undo(other.ctx, other.actor, undoId!);
	const [row] = await database.db.select().from(accounts).where(eq(accounts.id, accountId));
	expect(row).toMatchObject({ blockedReason: 'Thuissituatie', blockedBySchoolId: desk.actor.schoolId });
});

import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { dumpDatabase, textsIn } from '$tests/dump';
import { later, makeAccount, makeContext, makePupil } from '$tests/factories';
import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { findCard } from '../../cards';
import { auditEvents, spareCardLoans } from '../../db';
import { readHistory } from '../read-history';
import {
	lendSpareCard,
	listSpareCards,
	makeSpareCards,
	MAX_SPARE_CARDS,
	readLoan,
	returnSpareCard,
	spareCardsToPrint,
	takeSpareCardsBack,
	voidSpareCards
} from '.';

const database = useTestDatabase();
const NOON = new Date('2026-11-23T12:00:00+01:00');
const HOUR = 3600;
let desk: Awaited<ReturnType<typeof makeDesk>>;
let pupil: Awaited<ReturnType<typeof makeAccount>>;
beforeEach(async () => {
	desk = await makeDesk(makeContext(database.db, { now: NOON }));
	pupil = await makeAccount(desk.ctx, { school: desk.primary });
});

/** A spare card as it was printed. */
async function makeCard() {
	const [cardId = ''] = (await makeSpareCards(desk.ctx, desk.actor, 1)) as string[];
	const [printed] = await spareCardsToPrint(desk.ctx, desk.actor, [cardId]);
	return { cardId, number: printed!.number, token: printed!.qrUrl.split('/').at(-1)! };
}
const lend = (typed: string, pupilId = pupil.pupilId, { ctx, actor } = desk) =>
	lendSpareCard(ctx, actor, { pupilId, typed });
const ownToken = () => pupil.cardUrl.split('/').at(-1)!;

test('a blank card opens nothing; lent, it opens the pupil’s page until midnight in Brussels and not a second longer', async () => {
	const { token, number } = await makeCard();
	expect(await findCard(desk.ctx, token)).toBeNull();
	expect(await lend(token)).toEqual({ number });
	for (const seconds of [0, 12 * HOUR - 1])
		expect(await findCard(later(desk.ctx, seconds), token)).toMatchObject({
			accountId: pupil.accountId,
			username: pupil.username
		});
	for (const seconds of [12 * HOUR, 24 * HOUR])
		expect(await findCard(later(desk.ctx, seconds), token)).toBeNull();
});

test('on the day that summer time begins, the card works until that midnight', async () => {
	const { token } = await makeCard();
	const sunday = { ...desk, ctx: { ...desk.ctx, now: new Date('2027-03-28T01:30:00+01:00') } };
	await lend(token, pupil.pupilId, sunday);
	const at = (instant: string) => findCard({ ...desk.ctx, now: new Date(instant) }, token);
	expect(await at('2027-03-28T23:59:59+02:00')).not.toBeNull();
	expect(await at('2027-03-29T00:00:00+02:00')).toBeNull();
});

test('the pupil’s own card works beside it, and the same spare card is lent to another the day after', async () => {
	const { token, number } = await makeCard();
	await lend(String(number));
	expect(await findCard(desk.ctx, ownToken())).toMatchObject({ accountId: pupil.accountId });
	const other = await makeAccount(desk.ctx, { school: desk.primary });
	expect(await lend(`leenkaart ${number}`, other.pupilId)).toEqual({ refusal: 'lent' });
	const tomorrow = { ...desk, ctx: later(desk.ctx, 24 * HOUR) };
	expect(await lend(`Leenkaart ${number}`, other.pupilId, tomorrow)).toEqual({ number });
	expect(await findCard(tomorrow.ctx, token)).toMatchObject({ accountId: other.accountId });
});

test('taken back, by pupil or by card, it opens nothing, and can be lent again the same day', async () => {
	const { token, number, cardId } = await makeCard();
	await lend(token);
	await returnSpareCard(desk.ctx, desk.actor, pupil.pupilId);
	expect(await findCard(desk.ctx, token)).toBeNull();
	expect(await lend(token)).toEqual({ number });
	expect(await takeSpareCardsBack(desk.ctx, desk.actor, [cardId])).toBe(1);
	expect(await takeSpareCardsBack(desk.ctx, desk.actor, [cardId])).toBe(0);
	expect(await readLoan(desk.ctx, pupil.accountId)).toBeNull();
	expect(await lend(token)).toEqual({ number });
});

test('a second spare card for one pupil takes the first back', async () => {
	const [first, second] = [await makeCard(), await makeCard()];
	await lend(first.token);
	expect(await lend(second.token)).toEqual({ number: second.number });
	expect(await findCard(desk.ctx, first.token)).toBeNull();
	expect(await readLoan(desk.ctx, pupil.accountId)).toBe(second.number);
});

test('a void card is over for good: not lent, not printed, and its number is given to no other', async () => {
	const { token, number, cardId } = await makeCard();
	await lend(token);
	expect(await voidSpareCards(desk.ctx, desk.actor, [cardId])).toBe(1);
	expect(await findCard(desk.ctx, token)).toBeNull();
	expect(await lend(token)).toEqual({ refusal: 'void' });
	await expect(spareCardsToPrint(desk.ctx, desk.actor, [cardId])).rejects.toMatchObject({
		code: 'not-found'
	});
	expect((await makeCard()).number).toBe(number + 1);
	expect(await listSpareCards(desk.ctx, desk.actor)).toHaveLength(1);
});

test.each(['', '0', 'x', '99999', '0000000000000', "' or 1=1 --"])('%j lends nothing', async (typed) => {
	await makeCard();
	expect(await lend(typed)).toEqual({ refusal: 'unknown' });
	expect(await lend(ownToken())).toEqual({ refusal: 'unknown' });
	expect(await database.db.$count(spareCardLoans)).toBe(0);
});

test('a card of another school is unknown here, by token and by number, and works there alone', async () => {
	const { token, number, cardId } = await makeCard();
	const other = await makeDesk(makeContext(database.db, { now: NOON }));
	const there = await makeAccount(other.ctx, { school: other.primary });
	for (const typed of [token, String(number)])
		expect(await lend(typed, there.pupilId, other)).toEqual({ refusal: 'unknown' });
	for (const verb of [spareCardsToPrint, takeSpareCardsBack, voidSpareCards])
		await expect(verb(other.ctx, other.actor, [cardId])).rejects.toMatchObject({ code: 'not-found' });
	expect(await listSpareCards(other.ctx, other.actor)).toEqual([]);
});

test('a teacher lends to the own groups, and sees no name of another group’s pupil', async () => {
	const { token, number } = await makeCard();
	const own = await makeAccount(desk.ctx, { school: desk.secondary });
	const teacher = {
		...desk,
		actor: { ...desk.actor, roles: ['leerkracht' as const], groupIds: [desk.secondary.groupId] }
	};
	await expect(lend(token, pupil.pupilId, teacher)).rejects.toMatchObject({ code: 'not-found' });
	await lend(token);
	expect(await listSpareCards(teacher.ctx, teacher.actor)).toMatchObject([
		{ number, lent: true, pupilId: null, pupilName: null }
	]);
	const another = await makeCard();
	expect(await lend(another.token, own.pupilId, teacher)).toEqual({ number: another.number });
	expect(await listSpareCards(desk.ctx, desk.actor)).toMatchObject([
		{ pupilId: pupil.pupilId },
		{ pupilId: own.pupilId, pupilName: 'Wout Janssens' }
	]);
});

test('who has no LeerID gets no card', async () => {
	const { number } = await makeCard();
	const { pupilId } = await makePupil(desk.ctx, { school: desk.primary });
	expect(await lend(String(number), pupilId)).toEqual({ refusal: 'no-account' });
});

test('two who lend one card at the same moment lend it once', async () => {
	const { token } = await makeCard();
	const other = await makeAccount(desk.ctx, { school: desk.primary });
	const results = await Promise.all([lend(token), lend(token, other.pupilId)]);
	expect(results.filter((result) => 'number' in result)).toHaveLength(1);
	expect(await database.db.$count(spareCardLoans)).toBe(1);
});

test('a school has its own numbers, and no more cards than it may', async () => {
	const { ctx, actor } = desk;
	await makeSpareCards(ctx, actor, MAX_SPARE_CARDS);
	expect(await makeSpareCards(ctx, actor, 1)).toBe('too-many');
	const cards = await listSpareCards(ctx, actor);
	expect(cards.map(({ number }) => number)).toEqual(Array.from({ length: MAX_SPARE_CARDS }, (_, i) => i + 1));
	const other = await makeDesk(makeContext(database.db));
	await makeSpareCards(other.ctx, other.actor, 1);
	expect((await listSpareCards(other.ctx, other.actor))[0]!.number).toBe(1);
});

test('the pupil’s history tells it, the audit holds all, and no token is to be read', async () => {
	const { token, number, cardId } = await makeCard();
	await lend(token);
	await voidSpareCards(desk.ctx, desk.actor, [cardId]);
	const history = await readHistory(desk.ctx, desk.actor, pupil.pupilId);
	const told = history.filter(({ action }) => action.startsWith('spare-card'));
	expect(told.map(({ action, detail }) => [action, detail.number]).sort()).toEqual([
		['spare-card.lent', number],
		['spare-card.returned', number]
	]);
	for (const action of ['spare-cards.made', 'spare-cards.printed', 'spare-card.voided'])
		expect(
			await database.db.$count(
				auditEvents,
				and(eq(auditEvents.action, action), eq(auditEvents.schoolId, desk.actor.schoolId))
			),
			action
		).toBe(1);
	expect(textsIn(await dumpDatabase(database.db), [token])).toEqual([]);
});

import { readListQuery } from '$lib/domain/desk/list-query';
import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { dumpDatabase } from '$tests/dump';
import { makeAccount, makeContext, makePupil } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Context } from '../context';
import { accountBatchItems, auditEvents } from '../db';
import type { DeskActor } from '../staff';
import * as desk from '.';

const database = useTestDatabase();

interface Foreign {
	pupilId: string;
	groupId: string;
	batchId: string;
	itemId: string;
	undoId: string;
	spareCardId: string;
}
type Verb = (ctx: Context, actor: DeskActor, ids: Foreign) => Promise<unknown>;

const preferences = { tileSize: 'huge', readAloud: true, moreTime: true, method: 'card' } as const;
const selection = ({ pupilId }: Foreign) => ({ pupilIds: [pupilId] });
const list = ({ groupId }: Foreign) => readListQuery(new URLSearchParams({ groep: groupId }), String);

/** Every verb of the desk that takes an id, with that of another school. */
const VERBS: Record<string, Verb> = {
	awaitBatch: () => Promise.reject({ code: 'not-found' }), // takes a batch that was fetched
	batchCards: (ctx, actor, { batchId }) => desk.batchCards(ctx, actor, { batchId, together: true }),
	cancelDraft: (ctx, actor, { batchId }) => desk.cancelDraft(ctx, actor, batchId),
	changeDraftKind: (ctx, actor, { batchId }) => desk.changeDraftKind(ctx, actor, { batchId, kind: 'word' }),
	changeDraftSecret: (ctx, actor, ids) => desk.changeDraftSecret(ctx, actor, { ...ids, kind: null }),
	changeDraftUsername: (ctx, actor, ids) =>
		desk.changeDraftUsername(ctx, actor, { ...ids, typed: 'een.ander' }),
	fetchGroup: (ctx, actor, { groupId }) => desk.fetchGroup(ctx, actor, groupId),
	fetchPupil: (ctx, actor, { pupilId }) => desk.fetchPupil(ctx, actor, pupilId),
	fetchUndo: (ctx, actor, { undoId }) => desk.fetchUndo(ctx, actor, undoId),
	keepTicks: (ctx, actor, { pupilId }) =>
		desk.keepTicks(ctx, actor, { session: { bearer: 'x' }, shown: [], ticked: [pupilId] }),
	lendSpareCard: (ctx, actor, { pupilId }) => desk.lendSpareCard(ctx, actor, { pupilId, typed: '1' }),
	listPupils: (ctx, actor, ids) => desk.listPupils(ctx, actor, list(ids)),
	qrCards: (ctx, actor, ids) => desk.qrCards(ctx, actor, selection(ids)),
	readBatch: (ctx, actor, { batchId }) => desk.readBatch(ctx, actor, batchId),
	readBatchPage: (ctx, actor, { batchId }) => desk.readBatchPage(ctx, actor, { batchId, page: 1 }),
	readHistory: (ctx, actor, { pupilId }) => desk.readHistory(ctx, actor, pupilId),
	releasePupil: (ctx, actor, { pupilId }) => desk.releasePupil(ctx, actor, pupilId),
	removePasskeysAndAddress: (ctx, actor, { pupilId }) => desk.removePasskeysAndAddress(ctx, actor, pupilId),
	renamePupil: (ctx, actor, { pupilId }) => desk.renamePupil(ctx, actor, { pupilId, typed: 'een.ander' }),
	returnSpareCard: (ctx, actor, { pupilId }) => desk.returnSpareCard(ctx, actor, pupilId),
	spareCardsToPrint: (ctx, actor, { spareCardId }) => desk.spareCardsToPrint(ctx, actor, [spareCardId]),
	takeSpareCardsBack: (ctx, actor, { spareCardId }) => desk.takeSpareCardsBack(ctx, actor, [spareCardId]),
	voidSpareCards: (ctx, actor, { spareCardId }) => desk.voidSpareCards(ctx, actor, [spareCardId]),
	retryBatch: (ctx, actor, { batchId }) => desk.retryBatch(ctx, actor, batchId),
	savePreferences: (ctx, actor, { pupilId }) => desk.savePreferences(ctx, actor, { pupilId, preferences }),
	selectPupils: (ctx, actor, ids) => desk.selectPupils(ctx, actor, { all: list(ids) }),
	setBlocked: (ctx, actor, ids) => desk.setBlocked(ctx, actor, { selection: selection(ids), reason: 'x' }),
	startBatch: (ctx, actor, { batchId }) => desk.startBatch(ctx, actor, batchId),
	undo: (ctx, actor, { undoId }) => desk.undo(ctx, actor, undoId),
	viewPupil: (ctx, actor, { pupilId }) => desk.viewPupil(ctx, actor, pupilId),
	voidCards: (ctx, actor, ids) => desk.voidCards(ctx, actor, { selection: selection(ids), reason: 'x' }),
	whyNot: (ctx, actor, { pupilId }) => desk.whyNot(ctx, actor, pupilId)
};
/** The door itself, and verbs that take no id at all, or a pupil or batch that another verb fetched. */
const WITHOUT_ID = [
	'listOwnClasses',
	'createBatch',
	'elsewhereOf',
	'fetchOrRefuse',
	'forgetTicks',
	'keepPrintSettings',
	'listGroups',
	'listSpareCards',
	'makeSpareCards',
	'readLoan',
	'readPreferencesOf',
	'readDeskQuery',
	'readPrintSettings',
	'readAroundList',
	'sealSearch',
	'seenPupils'
];

test('every verb of the desk is in this list', () => {
	const verbs = Object.entries(desk).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
	expect(verbs.sort()).toEqual([...Object.keys(VERBS), ...WITHOUT_ID].sort());
});

/** A pupil with an account, a draft and an undo at another school. */
async function makeForeign(): Promise<Foreign> {
	const other = await makeDesk(makeContext(database.db));
	const { pupilId } = await makeAccount(other.ctx, { school: other.primary });
	const { pupilId: without } = await makePupil(other.ctx, { school: other.primary });
	const pupils = await desk.selectPupils(other.ctx, other.actor, { pupilIds: [without] });
	const batchId = (await desk.createBatch(other.ctx, other.actor, {
		purpose: 'create',
		pupils,
		kind: null
	}))!;
	const [item] = await database.db
		.select()
		.from(accountBatchItems)
		.where(eq(accountBatchItems.batchId, batchId));
	const { undoId } = await desk.setBlocked(other.ctx, other.actor, {
		selection: { pupilIds: [pupilId] },
		reason: 'x'
	});
	const [spareCardId = ''] = await desk.makeSpareCards(other.ctx, other.actor, 1);
	return { pupilId, batchId, itemId: item!.id, undoId: undoId!, groupId: other.primary.groupId, spareCardId };
}

const everywhere = (id: string): Foreign => ({
	pupilId: id,
	groupId: id,
	batchId: id,
	itemId: id,
	undoId: id,
	spareCardId: id
});
const unaudited = (dump: string) =>
	dump
		.split('\n')
		.filter((line) => !line.startsWith('audit_events '))
		.join('\n');
const cases = Object.entries(VERBS).filter(([name]) => name !== 'awaitBatch');

test.each(cases)(
	'%s for another school finds nothing, changes nothing, and is written down',
	async (_, verb) => {
		const { ctx, actor } = await makeDesk(makeContext(database.db));
		const foreign = await makeForeign();
		const ids = [foreign, everywhere(randomUUID()), everywhere("'; drop table pupils; --")];
		for (const asked of ids) {
			const before = unaudited(await dumpDatabase(database.db));
			const rows = () => database.db.$count(auditEvents, eq(auditEvents.action, 'desk.refused'));
			const refusedBefore = await rows();
			await expect(verb(ctx, actor, asked)).rejects.toMatchObject({ code: 'not-found' });
			expect(await rows()).toBe(refusedBefore + 1);
			expect(unaudited(await dumpDatabase(database.db))).toBe(before);
		}
	}
);

test('a row of another draft is refused in the own draft', async () => {
	const { ctx, actor, primary } = await makeDesk(makeContext(database.db));
	const { pupilId } = await makePupil(ctx, { school: primary });
	const pupils = await desk.selectPupils(ctx, actor, { pupilIds: [pupilId] });
	const batchId = (await desk.createBatch(ctx, actor, { purpose: 'create', pupils, kind: null }))!;
	const { itemId } = await makeForeign();
	await expect(desk.changeDraftSecret(ctx, actor, { batchId, itemId, kind: null })).rejects.toMatchObject({
		code: 'not-found'
	});
});

test('one foreign pupil among the own refuses the whole selection', async () => {
	const { ctx, actor, primary } = await makeDesk(makeContext(database.db));
	const { pupilId } = await makeAccount(ctx, { school: primary });
	const foreign = await makeForeign();
	const mixed = { pupilIds: [pupilId, foreign.pupilId] };
	await expect(desk.setBlocked(ctx, actor, { selection: mixed, reason: 'x' })).rejects.toMatchObject({
		code: 'not-found'
	});
	expect((await desk.fetchPupil(ctx, actor, pupilId)).account!.blocked).toBe(false);
});

test('a teacher gets no pupil of another group by address', async () => {
	const { ctx, actor, primary, secondary } = await makeDesk(makeContext(database.db));
	const { pupilId } = await makeAccount(ctx, { school: secondary });
	const teacher = { ...actor, groupIds: [primary.groupId] };
	await expect(desk.fetchPupil(ctx, teacher, pupilId)).rejects.toMatchObject({ code: 'not-found' });
	await expect(desk.qrCards(ctx, teacher, { pupilIds: [pupilId] })).rejects.toMatchObject({
		code: 'not-found'
	});
	expect(await desk.listGroups(ctx, teacher)).toHaveLength(1);
});

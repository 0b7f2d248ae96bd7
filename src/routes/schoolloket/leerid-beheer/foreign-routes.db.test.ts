import { accountBatchItems, auditEvents } from '$lib/server/db';
import { createBatch, makeSpareCards, selectPupils, setBlocked } from '$lib/server/desk';
import type { DeskActor } from '$lib/server/staff';
import type { Context } from '$lib/server/context';
import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { makeAccount, makeContext, makePupil } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';

const database = useTestDatabase();

type Handler = (event: unknown) => Promise<unknown>;
interface Page {
	load?: Handler;
	actions?: Record<string, Handler>;
	GET?: Handler;
	POST?: Handler;
}
const pages = import.meta.glob<Page>('./**/+{page.server,server}.ts', { eager: true });

/** Every load, action and endpoint below *LeerID beheer*, as found on disk. */
const handlers = Object.entries(pages).flatMap(([file, { load, actions = {}, GET, POST }]) => {
	const path = file.replace(/\/?\+(page\.)?server\.ts$/, '');
	const found: [string, Handler | undefined][] = [
		[`load ${path}`, load],
		[`GET ${path}`, GET],
		[`POST ${path}`, POST],
		...Object.entries(actions).map(([name, action]): [string, Handler] => [`?/${name} ${path}`, action])
	];
	return found.filter((entry): entry is [string, Handler] => entry[1] !== undefined);
});
/** They name nothing of a school: a redirect to a page that does, a sheet with a ruler, and who asks for help. */
const NAMELESS = [
	'GET ./qr-kaarten',
	'GET ./testafdruk',
	'POST ./testafdruk',
	'GET ./reeks/[id]/download',
	'load ./hulp',
	'?/wis .',
	'load ./leenkaarten',
	'?/maak ./leenkaarten',
	'GET ./leenkaarten/afdrukken'
];

/** A request for `id` wherever an id can stand: in the address, in the query and in every field of a form. */
function eventFor(ctx: Context, actor: DeskActor, ids: Record<string, string>, action: string) {
	const form = new FormData();
	const fields = {
		leerling: ids.pupil,
		terug: ids.undo,
		rij: ids.item,
		kaart: ids.spare,
		actie: action,
		reden: 'x'
	};
	const more = {
		gebruikersnaam: 'een.ander',
		soort: 'word',
		leenkaart: '1',
		getoond: 'x',
		artikel: 'herma-4457',
		eerste: '1',
		rechts: '0',
		beneden: '0'
	};
	for (const [name, value] of Object.entries({ ...fields, ...more })) form.set(name, value ?? '');
	const staff = {
		...actor,
		fullySignedIn: true,
		bearer: 'none',
		activeSchool: actor.school,
		schools: [actor.school],
		ownGroupIds: [],
		secondFactorAt: ctx.now
	};
	return (path: string) => ({
		locals: { ctx, staff, here: '/' },
		params: { id: path.includes('reeks') ? ids.batch : ids.pupil },
		url: new URL(`http://localhost/schoolloket/leerid-beheer?groep=${encodeURIComponent(ids.group ?? '')}`),
		request: new Request('http://localhost/', { method: 'POST', body: form })
	});
}

async function makeForeign(): Promise<Record<string, string>> {
	const other = await makeDesk(makeContext(database.db));
	const { pupilId: pupil } = await makeAccount(other.ctx, { school: other.primary });
	const { pupilId: without } = await makePupil(other.ctx, { school: other.primary });
	const pupils = await selectPupils(other.ctx, other.actor, { pupilIds: [without] });
	const batch = (await createBatch(other.ctx, other.actor, { purpose: 'create', pupils, kind: null }))!;
	const [item] = await database.db
		.select()
		.from(accountBatchItems)
		.where(eq(accountBatchItems.batchId, batch));
	const done = await setBlocked(other.ctx, other.actor, { selection: { pupilIds: [pupil] }, reason: 'x' });
	const [spare = ''] = await makeSpareCards(other.ctx, other.actor, 1);
	return { pupil, batch, item: item!.id, undo: done.undoId!, group: other.primary.groupId, spare };
}

test('the list of routes is not empty, and what names nothing still exists', () => {
	expect(handlers.length).toBeGreaterThan(20);
	const names = handlers.map(([name]) => name);
	expect(NAMELESS.filter((name) => !names.includes(name))).toEqual([]);
});

const ACTIONS = ['renew', 'pictures', 'word', 'reprint', 'block', 'unblock', 'void'];
const cases = handlers
	.filter(([name]) => !NAMELESS.includes(name))
	.flatMap(([name, handler]) =>
		(/^\?\/(doe|voorbeeld) /.test(name) ? ACTIONS : ['']).map(
			(action) => [`${name} ${action}`.trim(), handler, action] as const
		)
	)
	// A reprint is done by its own endpoint; `doe` knows no such action.
	.filter(([name]) => !/^\?\/doe .*reprint$/.test(name));

test.each(cases)(
	'%s with what belongs to another school is 404 and audited',
	async (name, handler, action) => {
		const { ctx, actor } = await makeDesk(makeContext(database.db));
		const foreign = await makeForeign();
		const unknown = randomUUID();
		const everywhere = {
			pupil: unknown,
			batch: unknown,
			item: unknown,
			undo: unknown,
			group: unknown,
			spare: unknown
		};
		for (const ids of [foreign, everywhere]) {
			const refused = () => database.db.$count(auditEvents, eq(auditEvents.action, 'desk.refused'));
			const before = await refused();
			await expect(handler(eventFor(ctx, actor, ids, action)(name))).rejects.toMatchObject({
				code: 'not-found',
				status: 404
			});
			expect(await refused()).toBe(before + 1);
		}
	}
);

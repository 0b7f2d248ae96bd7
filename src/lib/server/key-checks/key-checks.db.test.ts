import { useTestDatabase } from '$tests/database';
import { makeContext } from '$tests/factories';
import { createTestKeys, createTestKeySet } from '$tests/keys';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditEvents, keyChecks } from '../db';
import type { Key, Keys } from '../keys';
import { findOtherKeys, forgetKeys, refuseOtherKeys } from '.';

const database = useTestDatabase();
const PLACE = { embedded: false, dataDir: '/srv/leerid' };
const EMBEDDED = { ...PLACE, embedded: true };

/** The same keys with some in the place of others. */
const withKeys = (given: Partial<Keys> = {}) =>
	makeContext(database.db, { keys: { ...createTestKeys(), ...given } });
/** Another secret under the id of the test keys. */
const otherSecret = (id = 'test'): Key => ({ id, bytes: new Uint8Array(32).fill(7) });
const setOf = (...all: [Key, ...Key[]]) => ({
	current: all[0],
	byId: (id: string) => all.find((key) => key.id === id),
	all
});
const start = (given: Partial<Keys> = {}, place = PLACE) => refuseOtherKeys(withKeys(given), place);

beforeEach(() => database.db.delete(keyChecks));

test('the first start remembers its keys, and says nothing of them; the next has nothing to write', async () => {
	await start();
	const rows = await database.db.select().from(keyChecks);
	expect(rows.map(({ name, keyId }) => `${name} ${keyId}`).sort()).toEqual(
		['device', 'lookup', 'national-number', 'pairwise', 'pepper', 'sealing', 'signing'].map(
			(name) => `${name} test`
		)
	);
	const { pepper } = createTestKeys();
	const secret = Buffer.from(pepper.current.bytes).toString('hex');
	for (const { hash } of rows) expect(Buffer.from(hash).toString('hex')).not.toBe(secret);
	await start();
	expect(await database.db.select().from(keyChecks)).toEqual(rows);
});

test.each(['pepper', 'sealing', 'device', 'lookup', 'signing'] as const)(
	'another secret under the id of %s refuses the start, and says which',
	async (name) => {
		await start();
		const wrong = { [name]: setOf(otherSecret()) };
		await expect(start(wrong)).rejects.toThrow(
			`KEY_${name.toUpperCase()} holds another key under the id test than this database was used with: put that one back, and give a new one an id of its own above it (docs/keys.md).`
		);
		await expect(start(wrong)).rejects.toMatchObject({ name: 'StartError' });
		await expect(start(wrong, EMBEDDED)).rejects.toThrow(`/srv/leerid/keys/${name} holds another key`);
		expect(await findOtherKeys(withKeys(wrong), PLACE)).toHaveLength(1);
		await start(); // the right one put back
	}
);

test.each([
	['pairwise', 'KEY_PAIRWISE', 'pairwise'],
	['nationalNumber', 'KEY_NATIONAL_NUMBER', 'national-number']
] as const)('another %s refuses the start, whatever its id', async (name, variable, word) => {
	await start();
	for (const key of [otherSecret(), otherSecret('new')])
		await expect(start({ [name]: key })).rejects.toThrow(
			`${variable} holds another key than the one this database was used with: put that one back from the backup or the safe, for no other can take its place; or, when it is lost for good, say so with "leerid keys lost ${word}" (docs/keys.md).`
		);
	const { [name]: own } = createTestKeys();
	await start({ [name]: { ...own, id: 'renamed' } }); // its id is only a name
	await start();
});

test('a key is rotated by adding one, and the old one goes later; keys that are all new are refused', async () => {
	await start();
	await start({ pepper: createTestKeySet('pepper', ['new', 'test']) });
	await start({ pepper: createTestKeySet('pepper', ['new']) });
	await start({ pepper: createTestKeySet('pepper', ['test', 'new']) }); // a backup was put back
	await expect(start({ pepper: createTestKeySet('pepper', ['newest']) })).rejects.toThrow(
		/^KEY_PEPPER has none of the keys this database was used with \((new, test|test, new)\): put them back below the new one; or, when they are lost for good, say so with "leerid keys lost pepper" \(docs\/keys\.md\)\.$/
	);
	// What was refused was not remembered.
	expect(await database.db.$count(keyChecks, eq(keyChecks.keyId, 'newest'))).toBe(0);
});

test('who lost a key for good says so, and the next start takes what it is given', async () => {
	await start();
	const given = { pepper: createTestKeySet('pepper', ['newest']) };
	expect(await forgetKeys(withKeys(given), 'pepper')).toEqual(['test']);
	expect(await forgetKeys(withKeys(given), 'pepper')).toEqual([]);
	await start(given);
	await expect(start()).rejects.toThrow('(newest)');
	const told = await database.db
		.select()
		.from(auditEvents)
		.where(eq(auditEvents.action, 'service.keys-lost'));
	expect(told.map(({ detail }) => detail)).toEqual([{ name: 'pepper', ids: 'test' }]);
});

test('of several processes that start at once with unlike keys some are refused, and alike all start', async () => {
	const { db } = await database.fresh();
	const startBeside = (given: Partial<Keys> = {}) => refuseOtherKeys({ ...withKeys(given), db }, PLACE);
	await Promise.all([startBeside(), startBeside(), startBeside()]);
	await db.delete(keyChecks);
	const unlike = { pairwise: otherSecret(), pepper: setOf(otherSecret()) };
	const outcomes = await Promise.allSettled([startBeside(), startBeside(unlike)]);
	expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(await db.$count(keyChecks)).toBe(7);
});

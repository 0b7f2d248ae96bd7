import { useTestDatabase } from '$tests/database';
import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { binaryBoolean, binaryIntegers, binaryUuid, binaryUuids, copyBinaryRow } from './copy-binary';
import { importSeen } from './schema';

const database = useTestDatabase();

test.each([0, 1, 20_000])('a row with lists of %i comes back as it went in', async (count) => {
	const runId = randomUUID();
	const numbers = Int32Array.from({ length: count }, (_, i) => (i - 2) * 100_003);
	const ids = new Uint8Array(randomBytes(16 * count));
	await copyBinaryRow(database.db, importSeen, {
		runId: binaryUuid(runId),
		namesLevel: binaryBoolean(true),
		lines: binaryIntegers(numbers),
		enrollmentIds: binaryUuids(ids),
		lineHashes: binaryUuids(ids.toReversed())
	});
	const [stored] = await database.db.select().from(importSeen);
	expect(stored).toMatchObject({ runId, namesLevel: true, lines: [...numbers] });
	const hex = (uuids: string[]) => uuids.join('').replaceAll('-', '');
	expect(hex(stored!.enrollmentIds)).toBe(Buffer.from(ids).toString('hex'));
	expect(hex(stored!.lineHashes)).toBe(Buffer.from(ids.toReversed()).toString('hex'));
});

test('a column that is not there is refused before anything is asked', async () => {
	await expect(copyBinaryRow(database.db, importSeen, { nothing: binaryBoolean(true) })).rejects.toThrow(
		'no column nothing'
	);
});

import { useTestDatabase } from '$tests/database';
import { makeContext } from '$tests/factories';
import { expect, test } from 'vitest';
import { auditEvents } from '../db';
import { digestOf } from './digest';
import { recordAudit } from './record-audit';

const database = useTestDatabase();

test('what somebody sent in place of an id is written down, also what no text of the database can hold', async () => {
	const ctx = makeContext(database.db);
	const detail = { staff: 'a\0b', half: '🧒'.slice(0, 1), whole: '🧒', ended: 0, none: null };
	await recordAudit(ctx, { action: 'staff.refused', detail });

	const [row] = await ctx.db.select().from(auditEvents);
	expect(row?.detail).toEqual({ staff: 'a\ufffdb', half: '\ufffd', whole: '🧒', ended: 0, none: null });
	// The chain holds what stands there.
	const { device, addressHash, salt, digest } = row!;
	expect(digestOf({ device, addressHash, detail: row!.detail }, salt!).digest).toEqual(digest);
});

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadKeys } from './load-keys';
import { addKey, isRotatable, makeKeyLine } from './rotate-keys';

const dataDir = mkdtempSync(join(tmpdir(), 'leerid-rotate-'));
afterAll(() => rmSync(dataDir, { recursive: true }));
const settings = { embedded: true, dataDir, keyTexts: {} };
const now = new Date('2026-11-21T08:30:00Z');

test('a new key stands above the old one, which still opens what it sealed', async () => {
	const before = await loadKeys(settings);
	const path = await addKey(dataDir, 'sealing', now);
	const after = await loadKeys(settings);
	expect(after.sealing.current.id).toMatch(/^2026-11-[0-9a-f]{4}$/);
	expect(after.sealing.all).toHaveLength(2);
	expect(after.sealing.byId(before.sealing.current.id)).toEqual(before.sealing.current);
	expect(after.pepper.all).toEqual(before.pepper.all);
	// What the file says about itself stays its first line, and nobody else may read it.
	expect(readFileSync(path, 'utf8')).toMatch(/^# LeerID sealing/);
	expect(statSync(path).mode & 0o077).toBe(0);
});

test.each(['pairwise', 'nationalNumber', 'national-number', 'toString'])('%s cannot be rotated', (name) => {
	expect(isRotatable(name)).toBe(false);
});

test('no two keys are alike', () => {
	expect(makeKeyLine(now)).not.toBe(makeKeyLine(now));
});

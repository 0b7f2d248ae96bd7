import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KEY_VARIABLES } from '$lib/server/env-variables';
import { StartError } from '$lib/server/errors';
import { loadKeys } from './load-keys';

let dataDir: string;
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'leerid-keys-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

const embedded = () => ({ embedded: true, dataDir, keyTexts: {} });
const secret = (letter: string) => letter.repeat(42) + 'A';
const texts = {
	pepper: `p2:${secret('B')},p1:${secret('C')}`,
	sealing: `s:${secret('D')}`,
	device: `d:${secret('E')}`,
	lookup: `# since 2026\nl2:${secret('F')}\n\n l1:${secret('G')}\n`,
	pairwise: `w:${secret('H')}`,
	nationalNumber: `n:${secret('I')}`,
	signing: `g:${secret('J')}`
};
const fromEnvironment = (changes: Partial<Record<keyof typeof texts, string>> = {}) =>
	loadKeys({ embedded: false, dataDir, keyTexts: { ...texts, ...changes } });

test('an embedded installation makes its keys once and finds them again', async () => {
	const made = await loadKeys(embedded());
	const found = await loadKeys(embedded());
	expect(found.pepper.all).toEqual(made.pepper.all);
	expect(found.pairwise).toEqual(made.pairwise);
	expect(made.pepper.current.bytes).toHaveLength(32);
	expect(made.pepper.current.bytes).not.toEqual(made.sealing.current.bytes);
	expect(readdirSync(join(dataDir, 'keys')).sort()).toEqual([
		'device',
		'lookup',
		'national-number',
		'pairwise',
		'pepper',
		'sealing',
		'signing'
	]);
});

test('two first starts at the same moment end with the same keys', async () => {
	const starts = await Promise.all([loadKeys(embedded()), loadKeys(embedded()), loadKeys(embedded())]);
	expect(new Set(starts.map((keys) => keys.lookup.current.id)).size).toBe(1);
});

test.skipIf(process.platform === 'win32')(
	'nobody else can read the keys, not even after a careless copy',
	async () => {
		const mode = (...path: string[]) => statSync(join(dataDir, 'keys', ...path)).mode & 0o777;
		await loadKeys(embedded());
		expect([mode(), mode('pepper')]).toEqual([0o700, 0o600]);
		chmodSync(join(dataDir, 'keys'), 0o755);
		chmodSync(join(dataDir, 'keys', 'pepper'), 0o644);
		await loadKeys(embedded());
		expect([mode(), mode('pepper')]).toEqual([0o700, 0o600]);
	}
);

test('a database that has lost its keys is refused, and no new ones are made', async () => {
	await loadKeys(embedded());
	mkdirSync(join(dataDir, 'database'));
	writeFileSync(join(dataDir, 'database', 'PG_VERSION'), '18\n');
	rmSync(join(dataDir, 'keys', 'pepper'));
	await expect(loadKeys(embedded())).rejects.toThrow(/lost its keys \(pepper\).*backup\.$/);
	rmSync(join(dataDir, 'keys'), { recursive: true });
	await expect(loadKeys(embedded())).rejects.toThrow(StartError);
	expect(readdirSync(dataDir)).toEqual(['database']);
});

test('a key file that was cut off is refused without showing it', async () => {
	await loadKeys(embedded());
	const path = join(dataDir, 'keys', 'sealing');
	writeFileSync(path, readFileSync(path, 'utf8').slice(0, -5));
	await expect(loadKeys(embedded())).rejects.toThrow(/keys\/sealing must hold keys of 32 bytes/);
	writeFileSync(path, '');
	await expect(loadKeys(embedded())).rejects.toThrow(/holds no key/);
});

test('a data folder that cannot be one is refused in a sentence', async () => {
	const file = join(dataDir, 'file');
	writeFileSync(file, '');
	await expect(loadKeys({ ...embedded(), dataDir: file })).rejects.toThrow(
		/^The keys cannot be kept.*ENOTDIR/
	);
});

test('an embedded installation refuses a key from the environment instead of ignoring it', async () => {
	await expect(loadKeys({ ...embedded(), keyTexts: { device: texts.device } })).rejects.toThrow(
		/^KEY_DEVICE is set/
	);
});

test('with PostgreSQL the keys come from the environment, newest first', async () => {
	const keys = await fromEnvironment();
	expect(keys.pepper.current.id).toBe('p2');
	expect(keys.pepper.byId('p1')?.bytes).toEqual(Buffer.from(secret('C'), 'base64url'));
	expect(keys.pepper.byId('p3')).toBeUndefined();
	expect(keys.lookup.all.map(({ id }) => id)).toEqual(['l2', 'l1']);
	expect(keys.nationalNumber.id).toBe('n');
	expect(readdirSync(dataDir)).toEqual([]);
});

test.each(Object.entries(KEY_VARIABLES))(
	'with PostgreSQL a missing %s is refused by its name',
	async (name, variable) => {
		await expect(fromEnvironment({ [name]: undefined })).rejects.toThrow(
			new RegExp(`^${variable} is missing`)
		);
	}
);

test.each([
	[{ pepper: 'geheim' }, /^KEY_PEPPER must hold keys as id:base64url/],
	[{ pepper: `p:${secret('B')}=` }, /^KEY_PEPPER must hold keys as/],
	[{ pepper: 'p:AAAA' }, /^KEY_PEPPER must hold keys of 32 bytes/],
	[{ pepper: ' , ' }, /^KEY_PEPPER holds no key/],
	[{ pepper: `p:${secret('B')},p:${secret('C')}` }, /^KEY_PEPPER holds two keys with the id p/],
	[{ pepper: `p:${secret('B')},q:${secret('B')}` }, /^KEY_PEPPER holds the same key twice/],
	[{ sealing: `s:${secret('B')}` }, /^KEY_SEALING holds the same key as KEY_PEPPER/],
	[{ pairwise: `w:${secret('K')},v:${secret('L')}` }, /^KEY_PAIRWISE holds more than one key/],
	[{ nationalNumber: `w:${secret('K')},v:${secret('L')}` }, /^KEY_NATIONAL_NUMBER holds more than one key/]
])('%j is refused without showing a key', async (changes, sentence) => {
	const refused = expect(fromEnvironment(changes)).rejects;
	await refused.toThrow(sentence);
	await refused.toThrow(/^(?!.*(geheim|BBBB|KKKK))[^\n]+\.$/);
});

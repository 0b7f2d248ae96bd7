import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refuseClosedPlaces } from './refuse-closed-places';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'leerid-places-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a journal and a folder of enrollments are made, and for nobody else to read', async () => {
	const [journalFile, feedFolder] = [join(folder, 'apart/journal.jsonl'), join(folder, 'feed')];
	await refuseClosedPlaces({ journalFile, feedFolder });
	expect(statSync(journalFile).mode & 0o777).toBe(0o600);
	expect(existsSync(feedFolder)).toBe(true);
});

test('a place that cannot be written refuses the start with the setting', async () => {
	writeFileSync(join(folder, 'file'), '');
	const [file, inFile] = [join(folder, 'file'), join(folder, 'file/journal.jsonl')];
	await expect(refuseClosedPlaces({ journalFile: inFile })).rejects.toThrow(
		`JOURNAL_FILE=${inFile} cannot be made: ${file} is a file and no folder.`
	);
	await expect(refuseClosedPlaces({ journalFile: folder })).rejects.toThrow(
		`JOURNAL_FILE=${folder} is a folder: name a file in it.`
	);
	await expect(refuseClosedPlaces({ feedFolder: file })).rejects.toThrow(
		`FEED_FOLDER=${file} is a file: name a folder.`
	);
	await expect(refuseClosedPlaces({ feedFolder: join(file, 'a/b') })).rejects.toThrow(
		`FEED_FOLDER=${join(file, 'a/b')} cannot be made: ${file} is a file and no folder.`
	);
	// It is there, and nobody makes anything in it, root neither: files would be taken in and never moved.
	await expect(refuseClosedPlaces({ feedFolder: '/sys' })).rejects.toThrow(
		/FEED_FOLDER=\/sys cannot be written \(E\w+\): make it writable for this user\.$/
	);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '$lib/server/commands';
import { SETTINGS } from '$lib/server/env-variables';

const deploy = join(import.meta.dirname, '../docs/deploy');
const folder = join(deploy, 'kubernetes');
const readme = readFileSync(join(deploy, 'README.md'), 'utf8');
const files = readdirSync(folder).sort();
const read = (file: string) => readFileSync(join(folder, file), 'utf8').replaceAll(/^\s*# .*\n/gm, '');
const whole = files.map(read).join('---\n');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);
const valuesOf = (pattern: RegExp) => [...new Set(all(whole, pattern))].sort();

/** The words after `leerid`, of a list in brackets or of a line for a shell. */
const commandsIn = (text: string): string[][] =>
	all(text, /src\/start\/leerid\.ts'?,?\s([^\]&]*)/g).map((words) =>
		words.split(/[\s,']+/).filter((word) => word !== '')
	);

test('there is a manifest to run it, to back it up and to restore it', () => {
	expect(files).toEqual(['backup.yaml', 'leerid.yaml', 'restore.yaml']);
});

test('each setting in the manifests is one that the program knows, and so is each in the secrets that the page makes', () => {
	const [, given = ''] = /\ndata:\n((?: {2}.*\n)+)/.exec(whole) ?? [];
	const names = all(given, /^ {2}([A-Z_0-9]+):/gm);
	expect(names).toContain('ORIGIN');
	const secret = all(readme, /--from-file=([A-Z]+(?:_[A-Z]+)+)=/g);
	expect(secret.sort()).toEqual(['DATABASE_MIGRATION_URL', 'DATABASE_URL']);
	for (const name of [...names, ...secret]) expect(SETTINGS).toContain(name);
});

test('whatever a pod takes its settings from is made: in a manifest, or by the page', () => {
	const configured = valuesOf(/configMapRef: \{ name: ([\w-]+) \}/g);
	expect(configured).toEqual(['leerid']);
	const secrets = valuesOf(/secretRef: \{ name: ([\w-]+) \}/g);
	expect(secrets).toEqual(['leerid-database', 'leerid-keys', 'leerid-migration']);
	for (const name of secrets) expect(readme).toContain(`kubectl create secret generic ${name} `);
	const claims = valuesOf(/claimName: ([\w-]+)/g);
	expect(claims).toEqual(valuesOf(/kind: PersistentVolumeClaim\nmetadata:\n {2}name: ([\w-]+)/g));
});

test('every pod runs one image: that of another version would change the tables', () => {
	expect(valuesOf(/image: (\S+)/g)).toHaveLength(1);
});

describe.each(files)('%s', (file) => {
	const text = read(file);

	test('each command in it is one of the program, with options that it takes', async () => {
		const commands = commandsIn(text);
		expect(commands).not.toEqual([]);
		for (const [command = '', ...words] of commands) {
			const { output } = await runCommand([command, '--help']);
			expect(output).toMatch(new RegExp(`^Use: leerid ${command}\\b`));
			for (const option of words.filter((word) => word.startsWith('--')))
				expect(output).toContain(`${option} <`);
		}
	});

	test('what a command reads or writes lies on a volume that is mounted: nothing else can be written', () => {
		const mounted = all(text, /mountPath: (\/\w+)/g);
		const paths = commandsIn(text)
			.flat()
			.filter((word) => word.startsWith('/'));
		for (const path of paths) expect(mounted).toContain(`/${path.split('/')[1]}`);
		const closed = all(text, /(readOnlyRootFilesystem: true|securityContext: \*closed)/g);
		expect(closed).toHaveLength(all(text, /image: (\S+)/g).length);
		expect(mounted).toContain('/tmp');
	});

	test('every pod runs as the user of the image', () => {
		const [, user] = /^USER (\d+):/m.exec(readFileSync(join(deploy, 'Dockerfile'), 'utf8')) ?? [];
		const users = all(text, /(?:runAsUser|runAsGroup|fsGroup): (\d+)/g);
		expect(users.length).toBeGreaterThan(1);
		expect(new Set(users)).toEqual(new Set([user]));
	});
});

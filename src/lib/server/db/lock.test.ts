import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from './lock';

let folder: string;
let holders: ChildProcess[] = [];
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'leerid-lock-'))));
afterEach(async () => {
	await Promise.all(holders.map(killed));
	holders = [];
	rmSync(folder, { recursive: true });
});

const program = `
	import { lockFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
	lockFolder(process.argv[1]).then(() => console.log('held'), (error) => console.log(error.message));
	setInterval(() => {}, 1000);
`;

/** Another process that takes the lock and lives on; with what it said. */
async function holder(path = folder): Promise<{ process: ChildProcess; said: string }> {
	const process_ = spawn(process.execPath, ['--input-type=module', '-e', program, path], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	holders.push(process_);
	const said = await new Promise<string>((heard) =>
		process_.stdout.once('data', (data) => heard(String(data).trim()))
	);
	return { process: process_, said };
}

function killed(child: ChildProcess): Promise<void> {
	if (child.signalCode !== null) return Promise.resolve();
	return new Promise((gone) => {
		child.once('exit', () => gone());
		child.kill('SIGKILL');
	});
}

test('a second process is refused in one sentence that names the first and the folder', async () => {
	const first = await holder();
	expect(first.said).toBe('held');
	const sentence = `The data folder ${folder} is in use by process ${first.process.pid}: stop that one first, or set another DATA_DIR.`;
	await expect(lockFolder(folder)).rejects.toThrow(sentence);
	expect((await holder()).said).toBe(sentence);
});

test('after kill -9 the next start succeeds at once, again and again', async () => {
	for (let round = 0; round < 3; round++) {
		const next = await holder();
		expect(next.said).toBe('held');
		await killed(next.process);
	}
	await (await lockFolder(folder)).release();
});

test('a process that is stopped still holds the folder', async () => {
	const first = await holder();
	first.process.kill('SIGSTOP');
	await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${first.process.pid}`);
});

test('a release gives the folder back and leaves nothing in it', async () => {
	const lock = await lockFolder(folder);
	await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`);
	await lock.release();
	expect(existsSync(join(folder, 'lock.json'))).toBe(false);
	expect(existsSync(join(folder, 'lock.sock'))).toBe(false);
	expect((await holder()).said).toBe('held');
});

test('of ten starts at the same moment, one succeeds', async () => {
	const said = await Promise.all(Array.from({ length: 10 }, () => holder().then((one) => one.said)));
	expect(said.filter((text) => text === 'held')).toHaveLength(1);
	expect(said.filter((text) => text.includes('is in use by'))).toHaveLength(9);
});

test('a folder with a long name, or reached by another name, is locked as well', async () => {
	const long = join(folder, 'a'.repeat(120), 'b'.repeat(120));
	expect((await holder(long)).said).toBe('held');
	await expect(lockFolder(join(long, '..', 'b'.repeat(120)))).rejects.toThrow('is in use');
});

test.runIf(process.platform === 'linux')(
	'a holder in another container is met through the folder',
	async () => {
		// What a container sees of it: no shared kernel name, but the socket in the folder answers.
		const elsewhere = createServer();
		await new Promise<void>((listening) => elsewhere.listen(join(folder, 'lock.sock'), listening));
		writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: 1, system: 'elsewhere' }));
		await expect(lockFolder(folder)).rejects.toThrow('is in use by process 1');
		await new Promise((closed) => elsewhere.close(closed));
		await (await lockFolder(folder)).release();
	}
);

test('notes that are no notes stop nobody', async () => {
	writeFileSync(join(folder, 'lock.json'), 'not json');
	writeFileSync(join(folder, 'lock.sock'), '');
	await (await lockFolder(folder)).release();
});

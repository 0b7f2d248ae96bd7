import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';

const deploy = join(import.meta.dirname, '../docs/deploy');
const read = (path: string) => readFileSync(join(deploy, path), 'utf8');
const inCompose = read('compose.yaml');
const image = read('Dockerfile');
const posix = test.skipIf(process.platform === 'win32');

/** Runs one of our scripts in a folder of its own, before whose programs `path` goes. */
function run(script: string, folder: string, path = folder): string {
	return execFileSync('sh', [join(deploy, script)], {
		cwd: folder,
		env: {
			...process.env,
			PATH: `${path}${delimiter}${process.env.PATH}`,
			POSTGRES_USER: 'o',
			POSTGRES_DB: 'd'
		},
		encoding: 'utf8',
		stdio: 'pipe'
	});
}
const someFolder = () => mkdtempSync(join(tmpdir(), 'leerid-deploy-'));

test('the image backs up the PostgreSQL of compose: pg_dump refuses a server that is newer', () => {
	const server = /image: postgres:(\d+)/.exec(inCompose)?.[1];
	expect(server).toBeDefined();
	expect(image).toContain(` postgresql-client-${server} `);
});

test('what compose mounts in LeerID to be written belongs to the user of the image', () => {
	const leerid = /^ {2}leerid:\n(?:^ {4}.*\n|^\n)+/m.exec(inCompose)?.[0] ?? '';
	const mounted = [...leerid.matchAll(/^ {6}- \w+:(\/\w+)$/gm)].map(([, folder]) => folder);
	expect(mounted.length).toBeGreaterThan(1);
	const [, owner, folders = ''] = /^RUN install -d -o (\d+) -g \d+ -m 700 (.*)$/m.exec(image) ?? [];
	expect(owner).toBe(/^USER (\d+):/m.exec(image)?.[1]);
	expect(folders.split(' ')).toEqual(expect.arrayContaining(mounted));
});

posix('a secret is open to the user of a container and its folder to its maker only', () => {
	const folder = someFolder();
	run('make-secrets.sh', folder);
	const secrets = join(folder, 'secrets');
	expect(statSync(secrets).mode & 0o777).toBe(0o700);
	const made = readdirSync(secrets).sort();
	for (const name of made) expect(statSync(join(secrets, name)).mode & 0o777, name).toBe(0o644);
	const named = [...inCompose.matchAll(/file: \.\/secrets\/([\w-]+)/g)].map(([, name]) => name);
	expect(named.sort()).toEqual(made);

	const before = readFileSync(join(secrets, 'pepper'));
	expect(() => run('make-secrets.sh', folder)).toThrow(/there already/);
	expect(readFileSync(join(secrets, 'pepper'))).toEqual(before);
});

posix('the role that serves is not made when its password cannot be read', () => {
	const programs = someFolder();
	// In place of psql: writes down that it was asked.
	writeFileSync(join(programs, 'psql'), `#!/bin/sh\ntouch '${programs}/asked'\n`);
	chmodSync(join(programs, 'psql'), 0o700);
	expect(() => run('postgres-roles.sh', programs)).toThrow(/serving-password/);
	expect(readdirSync(programs)).toEqual(['psql']);
});

test('no secret and no private key goes into an image', () => {
	const left = read('Dockerfile.dockerignore').split('\n');
	expect(left).toEqual(
		expect.arrayContaining(['**/.env', 'docs/deploy/secrets', 'docs/deploy/certificate', '.data'])
	);
});

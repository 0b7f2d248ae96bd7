import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8');

test('the image, the systemd unit and npm start give Node the same words', () => {
	const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
	const [, ...words] = scripts.start.split(' ');
	expect(words.at(-1)).toBe('build/start/server.js');

	const image = /^CMD (\[.*\])$/m.exec(read('docs/deploy/Dockerfile'))?.[1] ?? '[]';
	expect(JSON.parse(image)).toEqual(['node', ...words]);
	const unit = /^ExecStart=(.*)$/m.exec(read('docs/deploy/leerid.service'))?.[1] ?? '';
	expect(unit.split(' ').slice(1)).toEqual(words);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadSettingsFile } from './settings-file';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'leerid-settings-'));
	vi.stubEnv('HELPDESK_NAME', undefined);
	vi.stubEnv('HELPDESK_PHONE', 'of the environment');
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true });
});

test('the file that is named is read, and the environment wins', () => {
	const path = join(folder, 'settings');
	writeFileSync(path, '# a word\nHELPDESK_NAME="De dienst"\nHELPDESK_PHONE=02\n');
	vi.stubEnv('ENV_FILE', path);
	loadSettingsFile();
	expect(process.env).toMatchObject({ HELPDESK_NAME: 'De dienst', HELPDESK_PHONE: 'of the environment' });
});

test('a file that is named and is not there is refused: a typing error would serve another database', () => {
	const path = join(folder, 'setings');
	vi.stubEnv('ENV_FILE', path);
	expect(loadSettingsFile).toThrow(
		`The settings in ${path} cannot be read (ENOENT): correct ENV_FILE, or make the file readable for this user.`
	);
	vi.stubEnv('ENV_FILE', '');
	loadSettingsFile();
	expect(process.env.HELPDESK_NAME).toBeUndefined();
});

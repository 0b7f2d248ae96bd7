import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { apply, BUNDLED, changeFor } from './changes';
import { TrackedUrl } from './tracked-url';

type MakeTrackable = (url: URL, isRead: () => void, isParamRead: (name: string) => void) => URL;

const FILE = '/@sveltejs/kit/src/utils/url.js';
const folder = mkdtempSync(join(tmpdir(), 'leerid-trackable-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** SvelteKit's own function as it runs on a server, with the words changed or not. */
async function load(name: string, words: (code: string) => string): Promise<MakeTrackable> {
	const code = readFileSync(join(import.meta.dirname, '../../../node_modules', FILE), 'utf8');
	const file = join(folder, `${name}.mjs`);
	const server = `const [BROWSER, DEV] = [false, false]; const { TrackedUrl } = globalThis.shortLived;`;
	writeFileSync(file, words(code).replace("import { BROWSER, DEV } from 'esm-env';", server));
	return ((await import(/* @vite-ignore */ file)) as { make_trackable: MakeTrackable }).make_trackable;
}

describe.each(['as it is', 'changed'])('the address that SvelteKit gives to load, %s', (which) => {
	let makeTrackable: MakeTrackable;
	beforeAll(async () => {
		Object.assign(globalThis, { shortLived: { TrackedUrl } });
		const change = changeFor(BUNDLED, FILE)!;
		makeTrackable = await load(which, (code) => (which === 'changed' ? apply(change, code)! : code));
	});

	const made = () => {
		const [isRead, isParamRead] = [vi.fn(), vi.fn()];
		const url = makeTrackable(new URL('https://leerid.example/hulp?taal=en&x=1#boven'), isRead, isParamRead);
		return { url, isRead, isParamRead };
	};

	it('tells of a parameter that is read, by its name', () => {
		const { url, isRead, isParamRead } = made();
		expect(url.searchParams.get('taal')).toBe('en');
		expect(isParamRead).toHaveBeenCalledWith('taal');
		expect(isRead).not.toHaveBeenCalled();
		expect([...url.searchParams.keys()]).toEqual(['taal', 'x']);
		expect(isRead).toHaveBeenCalled();
	});

	it('tells of the address when it is read', () => {
		const { url, isRead } = made();
		expect(url.pathname).toBe('/hulp');
		expect(isRead).toHaveBeenCalledOnce();
	});

	it('can be printed, and its parameters too', () => {
		const { url } = made();
		expect(inspect(url)).toContain('/hulp');
		expect(inspect(url.searchParams)).toContain("'taal' => 'en'");
	});

	it('has no hash', () => {
		expect(() => made().url.hash).toThrow('event.url.hash');
	});
});

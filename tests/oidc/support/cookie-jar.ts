import type { Cookies } from '@sveltejs/kit';

interface Stored {
	value: string;
	path: string;
	host: string;
}

/** The cookies of one browser: by host (never by port, as in browsers) and path. */
export class CookieJar {
	readonly #stored = new Map<string, Stored>();

	header(url: URL): string {
		return [...this.#stored]
			.filter(([, { path, host }]) => host === url.hostname && isBelow(url.pathname, path))
			.toSorted(([, a], [, b]) => b.path.length - a.path.length)
			.map(([key, { value }]) => `${key.split(' ')[0]}=${value}`)
			.join('; ');
	}

	take(url: URL, setCookies: string[]): void {
		for (const line of setCookies) {
			const [pair = '', ...attributes] = line.split(/;\s*/);
			const name = pair.slice(0, pair.indexOf('='));
			const value = pair.slice(pair.indexOf('=') + 1);
			const given = new Map(
				attributes.map((text) => [text.split('=')[0]?.toLowerCase(), text.split('=')[1] ?? ''])
			);
			const path = given.get('path') || '/';
			const key = `${name} ${path} ${url.hostname}`;
			const isGone = given.get('max-age') === '0' || Date.parse(given.get('expires') ?? '') < Date.now();
			if (isGone || value === '') this.#stored.delete(key);
			else this.#stored.set(key, { value, path, host: url.hostname });
		}
	}

	/** The paths that cookies with this name are for, the oldest first. */
	pathsOf(name: string): string[] {
		return [...this.#stored].filter(([key]) => key.startsWith(`${name} `)).map(([, { path }]) => path);
	}

	names(): string[] {
		return [...this.#stored.keys()].map((key) => key.split(' ')[0] ?? '');
	}
}

const isBelow = (path: string, cookiePath: string) =>
	path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`);

/** SvelteKit's cookies of one request, over a `Cookie` header; `sent` are the `Set-Cookie` lines of its answer. */
export function cookiesOf(header: string): { cookies: Cookies; sent: string[] } {
	const values = new Map(
		header
			.split(/;\s*/)
			.filter(Boolean)
			.map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])
	);
	const sent: string[] = [];
	const cookies = {
		get: (name: string) => values.get(name),
		getAll: () => [...values].map(([name, value]) => ({ name, value })),
		set(name: string, value: string, { path, maxAge }: { path: string; maxAge?: number }) {
			values.set(name, value);
			sent.push(`${name}=${value}; Path=${path}${maxAge === undefined ? '' : `; Max-Age=${maxAge}`}`);
		},
		delete(name: string, { path }: { path: string }) {
			values.delete(name);
			sent.push(`${name}=; Path=${path}; Max-Age=0`);
		}
	} as unknown as Cookies;
	return { cookies, sent };
}

import type { Cookies } from '@sveltejs/kit';

type Options = Parameters<Cookies['set']>[2];

/** A browser's cookies, with what the server said of each. Paths are not looked at: one page is one jar. */
export class CookieJar implements Cookies {
	readonly #values = new Map<string, { value: string; options: Options }>();

	get(name: string): string | undefined {
		return this.#values.get(name)?.value;
	}

	getAll() {
		return [...this.#values].map(([name, { value }]) => ({ name, value }));
	}

	/** As the browser would show them. */
	header(): string {
		return this.getAll()
			.map(({ name, value }) => `${name}=${value}`)
			.join('; ');
	}

	set(name: string, value: string, options: Options): void {
		this.#values.set(name, { value, options });
	}

	delete(name: string): void {
		this.#values.delete(name);
	}

	serialize(): string {
		throw new Error('no test needs it');
	}

	names(): string[] {
		return [...this.#values.keys()].sort();
	}

	optionsOf(name: string): Options | undefined {
		return this.#values.get(name)?.options;
	}
}

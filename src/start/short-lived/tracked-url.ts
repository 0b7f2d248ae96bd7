/**
 * The address that SvelteKit gives to `load` on a server: who reads of it what can change while the page lives is noticed, and its
 * hash is nobody's business there. As SvelteKit's own, with the getters on a class and not made anew for each.
 */
export class TrackedUrl extends URL {
	readonly #url: URL;
	readonly #isRead: () => void;

	constructor(url: URL, isRead: () => void) {
		super(url);
		this.#url = url;
		this.#isRead = isRead;
	}

	override get href(): string {
		this.#isRead();
		return this.#url.href;
	}

	override get pathname(): string {
		this.#isRead();
		return this.#url.pathname;
	}

	override get search(): string {
		this.#isRead();
		return this.#url.search;
	}

	override get hash(): string {
		throw new Error(
			'Cannot access event.url.hash. Consider using `page.url.hash` inside a component instead'
		);
	}

	override toString(): string {
		this.#isRead();
		return this.#url.toString();
	}

	override toJSON(): string {
		this.#isRead();
		return this.#url.toJSON();
	}

	/** Without it, printing one would read its hash. */
	[Symbol.for('nodejs.util.inspect.custom')](
		_depth: number,
		options: object,
		inspect: (value: unknown, options: object) => string
	): string {
		return inspect(new URL(this.#url.href), options);
	}
}

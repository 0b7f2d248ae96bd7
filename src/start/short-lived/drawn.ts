/** What Svelte draws, when it is asked for. */
interface Result {
	readonly head: string;
	readonly body: string;
}

/** What Svelte's `asClassComponent` answers with, with its getters on a class and not made anew for each page. */
export class Drawn {
	readonly #result: Result;

	constructor(result: Result) {
		this.#result = result;
	}

	get head(): string {
		return this.#result.head;
	}

	get html(): string {
		return this.#result.body;
	}
}

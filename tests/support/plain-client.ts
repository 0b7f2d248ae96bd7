import { request, type Agent } from 'node:http';

export interface Answer {
	status: number;
	location: string | undefined;
	/** Where a page that was answered leads on by itself. */
	refresh: string | undefined;
	/** Seconds, when it asks to come back. */
	retryAfter: string | undefined;
	text: string;
}

/** A browser without scripts that follows nothing: what the server answered is what counts here. */
export class Client {
	readonly #origin: string;
	readonly #cookies = new Map<string, string>();
	readonly #agent: Agent | false;

	/** Every request on a connection of its own, or on those of `agent`. */
	constructor(origin: string, agent: Agent | false = false) {
		this.#origin = origin;
		this.#agent = agent;
	}

	cookie(name: string): string | undefined {
		return this.#cookies.get(name);
	}

	keep(name: string, value: string): void {
		this.#cookies.set(name, value);
	}

	/**
	 * Rejects when no whole answer came: then nobody knows whether the server did it. `more` adds headers, or takes away the one
	 * that it gives as undefined.
	 */
	ask(
		path: string,
		form?: [name: string, value: string][],
		more: Record<string, string | undefined> = {}
	): Promise<Answer> {
		const body = form && new URLSearchParams(form).toString();
		const all: Record<string, string | number | undefined> = {
			accept: 'text/html',
			cookie: this.#cookies.size === 0 ? undefined : this.#header(),
			...(body !== undefined && {
				origin: this.#origin,
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': Buffer.byteLength(body)
			}),
			...more
		};
		const headers = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
		return new Promise((answered, failed) => {
			const call = request(new URL(path, this.#origin), {
				method: body === undefined ? 'GET' : 'POST',
				headers,
				agent: this.#agent,
				timeout: 30_000
			});
			call.once('error', failed);
			call.once('timeout', () => call.destroy(new Error('no answer in time')));
			call.once('response', (response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.once('error', failed);
				response.once('aborted', () => failed(new Error('the answer broke off')));
				response.once('end', () => {
					this.#take(response.headers['set-cookie'] ?? []);
					const { location, 'retry-after': retryAfter } = response.headers;
					const refresh = /url=(.+)$/.exec(String(response.headers.refresh ?? ''))?.[1];
					const text = Buffer.concat(parts).toString();
					answered({ status: response.statusCode ?? 0, location, refresh, retryAfter, text });
				});
			});
			call.end(body);
		});
	}

	#header(): string {
		return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	#take(lines: readonly string[]): void {
		for (const line of lines) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === '') this.#cookies.delete(name);
			else this.#cookies.set(name, value);
		}
	}
}

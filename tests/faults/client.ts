import { request } from 'node:http';

export interface Answer {
	status: number;
	location: string | undefined;
	text: string;
}

/** A browser without scripts that follows nothing: what the server answered is what counts here. */
export class Client {
	readonly #origin: string;
	readonly #cookies = new Map<string, string>();

	constructor(origin: string) {
		this.#origin = origin;
	}

	cookie(name: string): string | undefined {
		return this.#cookies.get(name);
	}

	keep(name: string, value: string): void {
		this.#cookies.set(name, value);
	}

	/** Rejects when no whole answer came: then nobody knows whether the server did it. */
	ask(path: string, form?: [name: string, value: string][]): Promise<Answer> {
		const body = form && new URLSearchParams(form).toString();
		const headers: Record<string, string | number> = {
			accept: 'text/html',
			cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
		};
		if (body !== undefined) {
			headers.origin = this.#origin;
			headers['content-type'] = 'application/x-www-form-urlencoded';
			headers['content-length'] = Buffer.byteLength(body);
		}
		return new Promise((answered, failed) => {
			const call = request(new URL(path, this.#origin), {
				method: body === undefined ? 'GET' : 'POST',
				headers,
				agent: false,
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
					const text = Buffer.concat(parts).toString();
					answered({ status: response.statusCode ?? 0, location: response.headers.location, text });
				});
			});
			call.end(body);
		});
	}

	#take(lines: readonly string[]): void {
		for (const line of lines) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === '') this.#cookies.delete(name);
			else this.#cookies.set(name, value);
		}
	}
}

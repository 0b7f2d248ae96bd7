import { CookieJar } from './cookie-jar';

export interface Page {
	url: URL;
	status: number;
	headers: Headers;
	text: string;
}

/** A browser without scripts: keeps cookies, follows redirects and `Refresh`, and stops where `stopAt` says. */
export class Browser {
	readonly jar = new CookieJar();
	/** Every address asked since the last `visit`. */
	trail: URL[] = [];

	/** Stops at the first address that begins with `stopAt`, which is not asked: the application's own. */
	async visit(
		href: string | URL,
		{ stopAt, form }: { stopAt?: string; form?: Record<string, string> } = {}
	): Promise<Page> {
		this.trail = [];
		let url = new URL(href);
		let body = form;
		for (let hop = 0; hop < 15; hop++) {
			this.trail.push(url);
			if (stopAt && url.href.startsWith(stopAt)) return { url, status: 0, headers: new Headers(), text: '' };
			const response = await this.ask(url, body);
			const text = await response.text();
			const next =
				response.headers.get('location') ?? /url=(.+)$/.exec(response.headers.get('refresh') ?? '')?.[1];
			if (!next) return { url, status: response.status, headers: response.headers, text };
			url = new URL(next, url);
			body = undefined;
		}
		throw new Error(`too many redirects: ${this.trail.map(({ pathname }) => pathname).join(' ')}`);
	}

	/** The page of the interaction that was begun here last: its cookie knows it, also when the browser went past that page. */
	interaction(origin: string): URL {
		return new URL(this.jar.pathsOf('leerid_op_interaction').at(-1) ?? '/', origin);
	}

	async ask(url: URL, form?: Record<string, string>): Promise<Response> {
		const response = await fetch(url, {
			redirect: 'manual',
			headers: { cookie: this.jar.header(url), accept: 'text/html', ...(form && { origin: url.origin }) },
			...(form && { method: 'POST', body: new URLSearchParams(form) })
		});
		this.jar.take(url, response.headers.getSetCookie());
		return response;
	}
}

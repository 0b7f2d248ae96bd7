import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AuthorizationResponseError } from 'openid-client';
import { readApplications, type DemoApplication } from './applications.ts';
import { listPage, pageHeaders, refusedPage, signedInPage, signedOutPage, type Farewell } from './pages.ts';
import { RelyingParty, type SignedIn } from './relying-party.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const MAX_BODY = 20_000;
const COOKIE = 'demo_browser';

interface Visit {
	request: IncomingMessage;
	response: ServerResponse;
	url: URL;
	/** Names the browser; made at its first visit. */
	browser: string;
}

/** Plays every application of the demo data, each below its own path and with a memory of its own. */
export function createDemoApplications({ address, issuer }: { address: URL; issuer: URL }): Answer {
	const applications = readApplications();
	const parties = new Map(
		[...applications.values()].map((application) => {
			const base = `${address.origin}/${application.slug}`;
			return [application.slug, new RelyingParty(application, { issuer, base })];
		})
	);
	/** By application and browser. */
	const signedIn = new Map<string, SignedIn>();
	const farewells = new Map<string, Farewell>();

	return async (request, response) => {
		try {
			if (request.headers.host !== address.host) return void response.writeHead(421).end();
			const url = new URL(request.url ?? '/', address);
			const browser = browserOf(request) ?? randomBytes(16).toString('base64url');
			const [, slug = '', page = ''] = url.pathname.split('/');
			const application = applications.get(slug);
			const party = parties.get(slug);
			const visit = { request, response, url, browser };
			if (url.pathname === '/') return showList(visit);
			if (!application || !party) return void response.writeHead(404).end();
			await answerApplication(visit, { application, party, page });
		} catch (error) {
			console.error(error);
			response
				.writeHead(502, { 'Content-Type': 'text/plain' })
				.end('De demo-applicatie kreeg geen antwoord van LeerID.');
		}
	};

	function showList(visit: Visit): void {
		const all = [...applications.values()].map(({ name, slug }) => ({
			name,
			slug,
			isIn: signedIn.has(`${slug} ${visit.browser}`)
		}));
		show(visit, listPage(all, issuer));
	}

	async function answerApplication(
		visit: Visit,
		{ application, party, page }: { application: DemoApplication; party: RelyingParty; page: string }
	): Promise<void> {
		const { request, response, url, browser } = visit;
		const key = `${application.slug} ${browser}`;
		const pupil = signedIn.get(key);
		const isPost = request.method === 'POST';

		if (page === '' && pupil) return show(visit, signedInPage(application, pupil, issuer));
		if (page === '' || page === 'aanmelden') return go(visit, (await party.begin()).href);
		if (page === 'terug') return finish(visit, { application, party, url });
		if (page === 'hier-afmelden' && isPost) {
			signedIn.delete(key);
			farewells.set(key, 'here');
			return go(visit, `/${application.slug}/uit`);
		}
		if (page === 'overal-afmelden' && isPost && pupil) {
			signedIn.delete(key);
			return go(visit, (await party.end(pupil)).href);
		}
		if (page === 'uit') {
			const farewell = farewells.get(key) ?? 'everywhere';
			farewells.delete(key);
			return show(visit, signedOutPage(application, farewell, issuer));
		}
		if (page === 'afgemeld' && isPost) return takeLogoutToken(visit, application, party);
		if (page === 'jwks') return void response.end(JSON.stringify(await party.publicKeys()));
		response.writeHead(pupil || !isPost ? 404 : 303, { Location: `/${application.slug}/uit` }).end();
	}

	async function finish(
		visit: Visit,
		{ application, party, url }: { application: DemoApplication; party: RelyingParty; url: URL }
	): Promise<void> {
		try {
			const pupil = await party.finish(url);
			if (pupil) signedIn.set(`${application.slug} ${visit.browser}`, pupil);
			go(visit, `/${application.slug}`);
		} catch (error) {
			if (!(error instanceof AuthorizationResponseError)) throw error;
			show(visit, refusedPage(application, error.error, issuer));
		}
	}

	/** LeerID says that a session ended. There is no browser here: the token names the session. */
	async function takeLogoutToken(
		{ request, response }: Visit,
		{ slug }: DemoApplication,
		party: RelyingParty
	): Promise<void> {
		const token = new URLSearchParams(await readBody(request)).get('logout_token') ?? '';
		const sid = await party.readLogoutToken(token).catch(() => null);
		response.setHeader('Cache-Control', 'no-store');
		if (sid === null) return void response.writeHead(400).end();
		for (const [key, pupil] of signedIn)
			if (key.startsWith(`${slug} `) && pupil.sid === sid) {
				signedIn.delete(key);
				farewells.set(key, 'everywhere');
			}
		response.writeHead(200).end();
	}
}

function show({ response, browser }: Visit, html: string): void {
	response.writeHead(200, { ...pageHeaders(), 'Set-Cookie': cookieOf(browser) }).end(html);
}

function go({ response, browser }: Visit, href: string): void {
	response.writeHead(303, { Location: href, 'Set-Cookie': cookieOf(browser) }).end();
}

const cookieOf = (browser: string) => `${COOKIE}=${browser}; Path=/; HttpOnly; SameSite=Lax`;

const browserOf = ({ headers }: IncomingMessage) =>
	/(?:^|;\s*)demo_browser=([A-Za-z0-9_-]{22})(?:;|$)/.exec(headers.cookie ?? '')?.[1];

async function readBody(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const chunk of request.setEncoding('utf8')) {
		text += chunk;
		if (text.length > MAX_BODY) throw new Error('too much');
	}
	return text;
}

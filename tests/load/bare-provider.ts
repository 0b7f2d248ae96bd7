// A bare `oidc-provider` on PostgreSQL, for `npm run bench` to compare with: one application, one table, a sign-in form that
// verifies a password as we do, with the same settings, and then believes everybody. No throttle, no audit, no assignment, no linked
// sessions: what the protocol costs by itself.
import { hash, verify } from '@node-rs/argon2';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider, { type Adapter, type AdapterPayload } from 'oidc-provider';
import postgres from 'postgres';
import { getSettings } from '../../src/lib/server/env.ts';

const { memoryKib, iterations, parallelism } = getSettings().argon2;
const stored = await hash('x', { memoryCost: memoryKib, timeCost: iterations, parallelism });
const { PORT = '', DATABASE_URL = '', CLIENT_ID = '', CLIENT_SECRET = '', REDIRECT_URI = '' } = process.env;
const sql = postgres(DATABASE_URL, { max: 10, onnotice: () => undefined });
await sql`create unlogged table if not exists bare (
	model text, id text, payload jsonb not null, grant_id text, uid text, expires_at timestamptz, consumed_at timestamptz,
	primary key (model, id))`;
await sql`alter table bare set logged`;
await sql`create index if not exists bare_uid on bare (uid)`;
await sql`create index if not exists bare_grant on bare (grant_id)`;

class PostgresAdapter implements Adapter {
	readonly #model: string;
	constructor(model: string) {
		this.#model = model;
	}
	async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
		const { grantId = null, uid = null } = payload;
		await sql`insert into bare (model, id, payload, grant_id, uid, expires_at)
			values (${this.#model}, ${id}, ${sql.json(payload as never)}, ${grantId}, ${uid},
				now() + make_interval(secs => ${expiresIn ?? 60}))
			on conflict (model, id) do update set payload = excluded.payload, expires_at = excluded.expires_at`;
	}
	async find(id: string): Promise<AdapterPayload | undefined> {
		const [row] =
			await sql`select payload, consumed_at from bare where model = ${this.#model} and id = ${id}`;
		return row && { ...(row.payload as object), ...(row.consumed_at && { consumed: true }) };
	}
	async findByUid(uid: string): Promise<AdapterPayload | undefined> {
		const [row] = await sql`select payload from bare where model = ${this.#model} and uid = ${uid}`;
		return row?.payload as AdapterPayload | undefined;
	}
	async findByUserCode(): Promise<undefined> {
		return undefined;
	}
	async consume(id: string): Promise<void> {
		await sql`update bare set consumed_at = now() where model = ${this.#model} and id = ${id}`;
	}
	async destroy(id: string): Promise<void> {
		await sql`delete from bare where model = ${this.#model} and id = ${id}`;
	}
	async revokeByGrantId(grantId: string): Promise<void> {
		await sql`delete from bare where model = ${this.#model} and grant_id = ${grantId}`;
	}
}

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
const issuer = `http://localhost:${PORT}`;
const provider = new Provider(issuer, {
	adapter: PostgresAdapter,
	jwks: { keys: [{ ...key, alg: 'RS256', use: 'sig', kid: 'bare' }] } as never,
	clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [REDIRECT_URI] }],
	cookies: { keys: ['bare'] },
	claims: { openid: ['sub'], profile: ['given_name', 'family_name'] },
	features: { devInteractions: { enabled: false } },
	interactions: { url: (_koa, { uid }) => `/interaction/${uid}` },
	findAccount: async (_koa, accountId) => ({
		accountId,
		claims: async () => ({ sub: accountId, given_name: 'Zoë', family_name: 'Peeters' })
	}),
	async loadExistingGrant({ oidc }) {
		const grant = new oidc.provider.Grant({
			accountId: oidc.session?.accountId,
			clientId: oidc.client?.clientId
		});
		grant.addOIDCScope([...oidc.requestParamScopes].join(' '));
		await grant.save();
		return grant;
	}
});

const callback = provider.callback();
createServer((request, response) => {
	const isOurs = request.url?.startsWith('/interaction/');
	if (!isOurs) return void callback(request, response);
	answerForm(request, response).catch((error: unknown) => response.destroy(error as Error));
}).listen(Number(PORT), 'localhost', () => console.log('is ready'));
process.once('SIGTERM', () => void sql.end().then(() => process.exit(0)));

async function answerForm(request: IncomingMessage, response: ServerResponse): Promise<void> {
	if (request.method === 'GET') {
		await provider.interactionDetails(request, response);
		response.setHeader('Content-Type', 'text/html');
		response.end('<form method="post"><input name="login"><input name="password" type="password"></form>');
		return;
	}
	let text = '';
	for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
	const form = new URLSearchParams(text);
	const accountId = form.get('login') ?? '';
	await verify(stored, form.get('password') ?? '');
	await provider.interactionFinished(request, response, { login: { accountId } });
}

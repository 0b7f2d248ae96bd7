import { createHash, randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';

export interface Machine {
	/** The status and what was said. Rejects when no whole answer came. */
	call(method: string, path: string, body?: string, headers?: Record<string, string>): Promise<Said>;
	/** Its row in `applications`. */
	id: string;
}
export interface Said {
	status: number;
	json: Record<string, unknown>;
}

/** A machine client that was let in for `scope`, and asks a token of its own when it needs one. */
export async function addMachine(
	{ origin, sql }: { origin: string; sql: Sql },
	name: string,
	scope: string
): Promise<Machine> {
	const secret = randomBytes(32).toString('base64url');
	const [row] = await sql<{ id: string }[]>`
		insert into applications (client_id, name, kind, status, supplier, sector, start_url, authentication, scopes, created_at,
			updated_at)
		values (${name}, ${name}, 'machine', 'active', 'Faults', ${name}, null, 'client_secret_basic', ${[scope]}, now(), now())
		returning id`;
	const id = row?.id ?? '';
	// As applications/secret.ts makes it.
	const hash = createHash('sha256').update(secret).digest();
	await sql`insert into application_secrets (application_id, hash, created_at) values (${id}, ${hash}, now())`;
	let token: string | null = null;

	async function ask(
		method: string,
		path: string,
		body: string | undefined,
		headers: Record<string, string>
	): Promise<Said> {
		const answer = await fetch(`${origin}${path}`, {
			method,
			headers,
			body,
			signal: AbortSignal.timeout(30_000)
		});
		return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
	}
	async function fetchToken(): Promise<string> {
		const { status, json } = await ask(
			'POST',
			'/oidc/token',
			`grant_type=client_credentials&scope=${scope}`,
			{
				authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
				'content-type': 'application/x-www-form-urlencoded'
			}
		);
		if (status !== 200) throw new Error(`no token for a machine: ${status} ${JSON.stringify(json)}`);
		return String(json.access_token);
	}
	return {
		id,
		async call(method, path, body, headers = {}) {
			token ??= await fetchToken();
			const said = await ask(method, path, body, { ...headers, authorization: `Bearer ${token}` });
			if (said.status === 401) token = null;
			return said;
		}
	};
}

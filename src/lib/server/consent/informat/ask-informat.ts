import { schoolDay } from '$lib/domain/accounts/school-day';
import { schoolYearLabel } from '$lib/domain/roster/school-year';
import { rowsOfInformat } from '$lib/domain/consent/informat';
import type { InformatAccess } from '../../env';

/** Milliseconds for one answer, and characters of it: the largest school has a few megabytes. */
const PATIENCE = 60_000;
const MAX_ANSWER = 64 * 1024 * 1024;

/** Why Informat gave nothing; a code for the log, without anything of the answer. */
export class InformatError extends Error {
	override name = 'InformatError';
}

/** The class rows of one school as Informat has them on `now`; by the school's own numbers. Throws `InformatError`. */
export async function askInformat(
	access: InformatAccess,
	{ instellingsnummer, now, signal }: { instellingsnummer: string; now: Date; signal?: AbortSignal }
): Promise<unknown[]> {
	const token = await askToken(access, instellingsnummer, signal);
	const day = schoolDay(now);
	const query = `?schoolYear=${schoolYearLabel(day)}&refdate=${day}`;
	const get = async (path: string) => {
		const answer = await ask(new URL(access.apiUrl.href.replace(/\/?$/, `/1/${path}${query}`)), signal, {
			headers: {
				authorization: `Bearer ${token}`,
				accept: 'application/json',
				instituteno: instellingsnummer,
				timestamp: now.toISOString()
			}
		});
		const list = Array.isArray(answer) ? answer : Object.values(answer as object).find(Array.isArray);
		if (!Array.isArray(list)) throw new InformatError(`${path}-no-list`);
		return list as unknown[];
	};
	return rowsOfInformat(await get('registrations'), await get('students'));
}

async function askToken(
	{ tokenUrl, clientId, clientSecret }: InformatAccess,
	instellingsnummer: string,
	signal?: AbortSignal
): Promise<string> {
	const answer = (await ask(tokenUrl, signal, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
		body: new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: clientId,
			client_secret: clientSecret,
			scope: `api_informat_sas_leerlingen.leerlingen.${instellingsnummer}`
		}).toString()
	})) as { access_token?: unknown };
	if (typeof answer.access_token !== 'string') throw new InformatError('no-token');
	return answer.access_token;
}

/** One call that follows no redirect: a token must not go elsewhere. */
async function ask(url: URL, signal: AbortSignal | undefined, init: RequestInit): Promise<unknown> {
	const limits = [AbortSignal.timeout(PATIENCE), ...(signal ? [signal] : [])];
	try {
		const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.any(limits) });
		if (!response.ok) throw new InformatError(`status-${response.status}`);
		const text = await response.text();
		if (text.length > MAX_ANSWER) throw new InformatError('too-large');
		const answer: unknown = JSON.parse(text);
		if (typeof answer !== 'object' || answer === null) throw new InformatError('no-json');
		return answer;
	} catch (error) {
		if (error instanceof InformatError) throw error;
		signal?.throwIfAborted();
		throw new InformatError(error instanceof SyntaxError ? 'no-json' : 'unreachable');
	}
}

import { counter, histogram } from './registry';

const signIns = counter({
	name: 'leerid_login_total',
	help: 'Attempts to sign in, by method and by what came of them.',
	labelNames: ['method', 'result']
});

const hashSeconds = histogram({
	name: 'leerid_hash_duration_seconds',
	help: 'Seconds that a hash waited for its turn, and seconds that it was computed.',
	labelNames: ['phase'],
	buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
});

const shed = counter({
	name: 'leerid_shed_total',
	help: 'Requests that were asked to come back because too much was being hashed.'
});

const requestSeconds = histogram({
	name: 'leerid_request_duration_seconds',
	help: 'Seconds until the answer of a page was made, by kind of status.',
	labelNames: ['status'],
	buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
});

const providerErrors = counter({
	name: 'leerid_provider_errors_total',
	help: 'Errors of the OpenID provider, by endpoint and code of the specification.',
	labelNames: ['endpoint', 'error']
});

export type SignInMethod = 'text' | 'pictures' | 'passkey' | 'staff';
export type SignInResult = 'signed-in' | 'passkey-awaited' | 'refused' | 'barred' | 'wait' | 'busy';

/** Counts one attempt to sign in. */
export const countSignIn = (method: SignInMethod, result: SignInResult): void =>
	signIns.inc({ method, result });

/** Counts somebody who was asked to come back. */
export const countShed = (): void => shed.inc();

/** Notes one hash: how long it waited and how long it took, in milliseconds. */
export function observeHash(waited: number, worked: number): void {
	hashSeconds.observe({ phase: 'waiting' }, waited / 1000);
	hashSeconds.observe({ phase: 'running' }, worked / 1000);
}

/** Notes one answer of SvelteKit, in milliseconds. */
export const observeRequest = (status: number, milliseconds: number): void =>
	requestSeconds.observe({ status: `${Math.floor(status / 100)}xx` }, milliseconds / 1000);

/** Error codes are words of OAuth; anything else is a mistake of ours or an attempt to fill the memory. */
const CODE = /^[a-z_]{1,40}$/;

/** Counts an error of the provider. */
export const countProviderError = (endpoint: string, error: string): void =>
	providerErrors.inc({ endpoint, error: CODE.test(error) ? error : 'other' });

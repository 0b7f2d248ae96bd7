import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context } from '../context';
import type { PupilSession } from '../sessions';
import type { Ledger } from './ledger';

/** What a request to the provider knows of us; its own callbacks receive only its own context. */
export interface RequestScope {
	ctx: Context;
	/** The pupil's live session in this browser, with nothing left to do first; the truth behind every authorization. */
	session: PupilSession | null;
	/** Of a request that is answered by the provider itself: everywhere else each thing is written at once. */
	ledger?: Ledger;
	/** This browser shows no session of ours, not even one that has ended. */
	isStranger?: boolean;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Runs `work` so that everything it leads to finds `scope`. */
export const withRequestScope = <T>(scope: RequestScope, work: () => T): T => scopes.run(scope, work);

/** The scope of the running request. Throws outside of one: then somebody called the provider past `handleOidc`. */
export function requestScope(): RequestScope {
	const scope = scopes.getStore();
	if (!scope) throw new Error('the provider was called outside a request');
	return scope;
}

/** The ledger of the running request, if it is one that the provider answers. */
export const requestLedger = (): Ledger | undefined => scopes.getStore()?.ledger;

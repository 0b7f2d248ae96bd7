import { finished } from 'node:stream/promises';
import postgres from 'postgres';
import { forDriver } from '../postgres-variables';
import { failure, NOT_ADMITTED } from './failures';
import { pendingAnswers } from './pending-answers';
import { promptSocket } from './prompt-socket';

/** How drizzle reads and writes values: it fills this in, and each connection gets it. */
export interface Codecs {
	parsers: Record<string, unknown>;
	serializers: Record<string, unknown>;
}

export interface Statement {
	query: string;
	parameters?: unknown[];
	options?: { prepare?: boolean };
	/** Each row as an array. */
	values?: boolean;
	/** May take as long as it takes: a merge of a country is no network that has silently gone. */
	unhurried?: boolean;
}

export interface ConnectionOptions {
	prepare: boolean;
	/** Milliseconds a statement may take before its connection is given up; 0 for no end. */
	statementTimeout: number;
	/** Asked first of all, where there is one: a query of one row. The connection serves only when its column `serves` is true. */
	admission?: string;
}

/** One connection to PostgreSQL, made at its first statement, and never used again once it has failed. */
export interface PostgresConnection {
	/** Nothing may be asked of it any more: drop it. */
	readonly dead: boolean;
	/** Rejects with the server's refusal, or, once the connection is dead, with a code `isUnavailable` knows. */
	run(statement: Statement): Promise<unknown>;
	/** Runs a `copy … from stdin` with `content` as its input. A refused one costs the connection. */
	copyIn(query: string, content: string | Uint8Array): Promise<void>;
	/** Closes at once; what still runs rejects. */
	end(): void;
}

/** Milliseconds until a server is found that is asked for by what it is. */
const REACH_PATIENCE = 5_000;
/** Statements that a connection keeps prepared; each takes memory at the server for as long as the connection lives. */
const MAX_PREPARED = 400;
/** In characters. Longer ones are written for their number of rows and hardly come back. */
const LONGEST_PREPARED = 10_000;

export function openConnection(
	url: string,
	{ prepare, statementTimeout, admission }: ConnectionOptions,
	codecs: Codecs
): PostgresConnection {
	let dead = false;
	/** Given up when the connection ends, whatever the driver does with its queries. */
	const pending = pendingAnswers();
	const client = postgres(forDriver(url), {
		max: 1,
		prepare,
		...{ socket: promptSocket() }, // which the driver's types leave out
		connect_timeout: 5, // seconds
		idle_timeout: undefined, // a transaction that thinks for a while is not idle
		max_lifetime: null,
		onnotice: () => undefined,
		onclose: () => {
			dead = true;
			pending.giveUp(failure('CONNECTION_CLOSED'));
		},
		connection: { application_name: 'leerid', TimeZone: 'UTC' },
		types: { bigint: { to: 20, from: [20], parse: parseBigint, serialize: String } }
	});
	let reached: Promise<void> | undefined;
	/** Where none of several servers is the one that is asked for, the driver goes round them without end. */
	const chooses = url.includes('target_session_attrs=');
	const isReachedFirst = chooses || admission !== undefined;
	const reach = () => (reached ??= beAdmitted());
	async function beAdmitted(): Promise<void> {
		const asked = client.unsafe(admission ?? 'select true as serves');
		const patience = chooses ? REACH_PATIENCE : statementTimeout;
		const [row] = (await pending.wait<unknown>(asked, patience)) as { serves: boolean }[];
		if (!row?.serves) throw failure(NOT_ADMITTED);
	}
	const prepared = new Set<string>();
	/** Drizzle prepares nothing by itself, and then every statement with parameters costs a second journey and a plan. */
	function isPrepared(query: string): boolean {
		if (prepared.has(query)) return true;
		if (!prepare || prepared.size >= MAX_PREPARED || query.length > LONGEST_PREPARED) return false;
		prepared.add(query);
		return true;
	}
	Object.assign(client.options.parsers, codecs.parsers);
	Object.assign(client.options.serializers, codecs.serializers);

	return {
		get dead() {
			return dead;
		},
		async run({ query, parameters, options, values, unhurried }) {
			if (dead) throw failure('CONNECTION_CLOSED');
			try {
				if (isReachedFirst) await reach();
				const asked = client.unsafe(query, parameters as never[], { ...options, prepare: isPrepared(query) });
				return await pending.wait<unknown>(values ? asked.values() : asked, unhurried ? 0 : statementTimeout);
			} catch (error) {
				if (!isOrdinary(error)) dead = true;
				throw error;
			}
		},
		async copyIn(query, content) {
			if (dead) throw failure('CONNECTION_CLOSED');
			const write = async () => {
				if (isReachedFirst) await reach();
				const input = await client.unsafe(query).writable();
				await finished(input.end(content));
			};
			try {
				await pending.wait(write(), statementTimeout);
			} catch (error) {
				// After the last byte the driver no longer hears a refusal of its own copy: nothing more may be asked here.
				dead = true;
				throw error;
			}
		},
		end() {
			dead = true;
			client.end({ timeout: 0 }).catch(() => undefined);
		}
	};
}

/** A table that is not there: somebody took all of them away, and puts others in their place. */
const UNDEFINED_TABLE = '42P01';

/** An answer of the server after which it goes on serving this connection. Anything else, and it is in doubt. */
function isOrdinary(error: unknown): boolean {
	if (!(error instanceof postgres.PostgresError) || error.code === UNDEFINED_TABLE) return false;
	return error.severity === 'ERROR' || error.severity_local === 'ERROR';
}

/** As PGlite does: a number while it is exact. */
function parseBigint(text: string): number | bigint {
	const value = Number(text);
	return Number.isSafeInteger(value) ? value : BigInt(text);
}

import { traced } from '../traces';
import { failure } from './failures';
import {
	openConnection,
	type Codecs,
	type ConnectionOptions,
	type PostgresConnection,
	type Statement
} from './postgres-connection';

/**
 * A pool of our own over postgres.js, with one postgres.js client for each connection.
 *
 * The pool of postgres.js 3.4.9 itself cannot be used: when a connection ends inside `begin` it writes its ROLLBACK to a
 * socket that is gone, which throws outside every promise and takes the process down, and a query of the dead
 * transaction may run inside another one (porsager/postgres issues 1208 and 1216; the first was met here too).
 * So here a connection that has failed in any way is never written to again: it is dropped, and the next query gets
 * a new one. That is also how the pool recovers, without waiting, from a database that was away.
 */
export interface PostgresPool extends Queries {
	options: Codecs;
	/** Runs `work` in a transaction; rejects when it does, or when a refused statement was passed over in silence. */
	begin<T>(work: (transaction: PostgresTransaction) => Promise<T>): Promise<T>;
	/** From here on a connection serves only when it answers `query` so (`ConnectionOptions.admission`); those that are open go. */
	admitOnly(query: string): void;
	/** How many connections there are, how many of them rest, and how many wait for one. */
	state(): PoolState;
	/** Waits `GRACE` for what is running, then closes every connection. */
	end(): Promise<void>;
}

export interface PoolState {
	open: number;
	free: number;
	waiting: number;
	max: number;
}

export interface PostgresTransaction extends Queries {
	/** From here on statements of this transaction have no end of time. */
	takeTime(): void;
	savepoint<T>(work: (transaction: PostgresTransaction) => Promise<T>): Promise<T>;
}

interface Queries {
	unsafe(query: string, parameters?: unknown[], options?: { prepare?: boolean }): PendingRows;
	/** Runs a `copy … from stdin` with `text` as its input. */
	copyIn(query: string, content: string | Uint8Array): Promise<void>;
}

/** Starts when it is awaited, as queries of postgres.js do. */
interface PendingRows extends PromiseLike<unknown> {
	/** Each row as an array. */
	values(): Promise<unknown>;
}

/** Milliseconds: for a free connection; before an unused connection is closed; for running work at the end. */
const PATIENCE = 10_000;
const IDLE = 60_000;
const GRACE = 5_000;

/** Connects when there is something to ask, to at most `max` connections; who finds none free waits a turn. */
export function createPostgresPool(
	url: string,
	{ max, ...connection }: ConnectionOptions & { max: number }
): PostgresPool {
	let { admission } = connection;
	const codecs: Codecs = { parsers: {}, serializers: {} };
	const open = new Set<PostgresConnection>();
	/** Those that rest, and since when (`performance.now()`); who rests longest comes first. */
	const free: { connection: PostgresConnection; since: number }[] = [];
	/** One for all that rest: a timer for each rest between two statements costs more than the pool does. */
	let nextLook: NodeJS.Timeout | undefined;
	const waiting = new Set<PromiseWithResolvers<PostgresConnection>>();
	let ended: (() => void) | undefined;

	function connect(): PostgresConnection {
		const made = openConnection(url, { ...connection, admission }, codecs);
		open.add(made);
		return made;
	}

	function drop(unwanted: PostgresConnection): void {
		open.delete(unwanted);
		unwanted.end();
		if (open.size === 0) ended?.();
	}

	async function lease(): Promise<PostgresConnection> {
		if (ended) throw failure('CONNECTION_ENDED');
		for (let rested = free.pop(); rested; rested = free.pop()) {
			if (!rested.connection.dead) return rested.connection;
			drop(rested.connection);
		}
		if (open.size < max) return connect();

		const turn = Promise.withResolvers<PostgresConnection>();
		const timer = setTimeout(() => turn.reject(failure('CONNECT_TIMEOUT')), PATIENCE);
		waiting.add(turn);
		return turn.promise.finally(() => {
			clearTimeout(timer);
			waiting.delete(turn);
		});
	}

	function giveBack(used: PostgresConnection): void {
		if (used.dead || ended) drop(used);
		if (ended) return;
		const [next] = waiting;
		if (next) {
			waiting.delete(next);
			next.resolve(open.has(used) ? used : connect());
		} else if (open.has(used)) {
			free.push({ connection: used, since: performance.now() });
			nextLook ??= setTimeout(dropIdle, IDLE).unref();
		}
	}

	function dropIdle(): void {
		const now = performance.now();
		let [oldest] = free;
		while (oldest && now - oldest.since >= IDLE) {
			free.shift();
			drop(oldest.connection);
			[oldest] = free;
		}
		nextLook = oldest && setTimeout(dropIdle, IDLE - (now - oldest.since)).unref();
	}

	async function once(statement: Statement): Promise<unknown> {
		const work = async () => {
			const leased = await lease();
			return leased.run(statement).finally(() => giveBack(leased));
		};
		return traced(keywordOf(statement), DATABASE, work);
	}

	async function copyOnce(query: string, content: string | Uint8Array): Promise<void> {
		const leased = await lease();
		return leased.copyIn(query, content).finally(() => giveBack(leased));
	}

	const begin = <T>(work: (transaction: PostgresTransaction) => Promise<T>): Promise<T> =>
		traced('transaction', DATABASE, () => transact(work));

	async function transact<T>(work: (transaction: PostgresTransaction) => Promise<T>): Promise<T> {
		const leased = await lease();
		try {
			// Not waited for: it goes out with the first statement, whose answer comes after its own.
			const begun = leased.run({ query: 'begin' });
			begun.catch(() => leased.end());
			const result = await within(leased, work);
			await begun;
			const { command } = (await leased.run({ query: 'commit' })) as { command: string };
			if (command !== 'COMMIT')
				throw new Error('the transaction was rolled back: a statement in it was refused');
			return result;
		} catch (error) {
			// When even this fails the connection is closed, and the server rolls back by itself.
			if (!leased.dead) await leased.run({ query: 'rollback' }).catch(() => leased.end());
			throw error;
		} finally {
			giveBack(leased);
		}
	}

	async function end(): Promise<void> {
		const gone = new Promise<void>((resolve) => (ended = resolve));
		for (const turn of waiting) turn.reject(failure('CONNECTION_ENDED'));
		clearTimeout(nextLook);
		for (const { connection } of free.splice(0)) drop(connection);
		if (open.size === 0) return;
		const { promise: late, resolve } = Promise.withResolvers<void>();
		const timer = setTimeout(resolve, GRACE);
		await Promise.race([gone, late]);
		clearTimeout(timer);
		for (const busy of [...open]) drop(busy);
	}

	function admitOnly(query: string): void {
		admission = query;
		for (const { connection } of free.splice(0)) drop(connection);
	}

	const state = () => ({ open: open.size, free: free.length, waiting: waiting.size, max });
	return { options: codecs, ...queries(once, copyOnce), begin, admitOnly, state, end };
}

const DATABASE = { 'db.system.name': 'postgresql' };

/** `select`, `update`: no more of a statement, which may hold what somebody typed. */
const keywordOf = ({ query }: Statement) =>
	/^\s*([a-z]{1,12})\b/i.exec(query)?.[1]?.toLowerCase() ?? 'statement';

/** Lets `work` use the connection until it is done: afterwards the connection is another's. */
async function within<T>(
	leased: PostgresConnection,
	work: (transaction: PostgresTransaction) => Promise<T>,
	depth = 1,
	pace = { unhurried: false }
): Promise<T> {
	let over = false;
	const unlessOver = <R>(ask: () => Promise<R>): Promise<R> =>
		over ? Promise.reject(new Error('this transaction is over')) : ask();
	const run = (statement: Statement) => unlessOver(() => leased.run({ ...statement, ...pace }));
	const copyIn = (query: string, content: string | Uint8Array) =>
		unlessOver(() => leased.copyIn(query, content));
	const takeTime = () => void (pace.unhurried = true);
	const savepoint = async <S>(nested: (transaction: PostgresTransaction) => Promise<S>): Promise<S> => {
		await run({ query: `savepoint s${depth}` });
		try {
			const result = await within(leased, nested, depth + 1, pace);
			await run({ query: `release savepoint s${depth}` });
			return result;
		} catch (error) {
			if (!leased.dead) await run({ query: `rollback to savepoint s${depth}` });
			throw error;
		}
	};
	try {
		return await work({ ...queries(run, copyIn), savepoint, takeTime });
	} finally {
		over = true;
	}
}

function queries(
	run: (statement: Statement) => Promise<unknown>,
	copyIn: (query: string, content: string | Uint8Array) => Promise<void>
): Queries {
	return {
		copyIn,
		unsafe: (query, parameters, options) => ({
			then: (fulfilled, rejected) => run({ query, parameters, options }).then(fulfilled, rejected),
			values: () => run({ query, parameters, options, values: true })
		})
	};
}

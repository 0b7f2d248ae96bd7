import type { Context } from '../context';
import type { Database } from '../db';

/** How far a job is. `total` is null while nobody knows. */
export interface Progress {
	done: number;
	total: number | null;
}

/** A job while it runs. */
export interface RunningJob<Payload = object, Checkpoint = unknown, Secret = unknown> {
	id: string;
	payload: Payload;
	/** What was sealed when it was queued; null when nothing was, or when the key that sealed it is gone. */
	secret: Secret | null;
	/** What the last `advance` kept; null at the first start. */
	checkpoint: Checkpoint | null;
	progress: Progress;
	/** 1 for the first; begins anew whenever `done` grows. */
	attempt: number;
	createdBy: string | null;
	schoolId: string | null;
	/** Aborted when the server stops or the job is lost. Look at it (`throwIfAborted`) between two steps. */
	signal: AbortSignal;
	/** A context with the present instant; `tx` when the step has a transaction. */
	context(tx?: Database): Context;
	/**
	 * Keeps how far it is, in the transaction of the step that got it there, so that an interrupted job goes on after the
	 * last whole step and does none twice. Throws `JobLost` when the job is no longer ours (cancelled, or taken over
	 * after its lease ran out): the step is then rolled back with it.
	 */
	advance(tx: Database, step: { done?: number; total?: number; checkpoint?: Checkpoint }): Promise<void>;
	/**
	 * Shows how far a step is that is one long transaction, to who looks meanwhile: written beside that transaction and not
	 * waited for, so it says nothing about what is kept. Not on the embedded engine, whose one connection the step has. Never
	 * fails.
	 */
	show(step: { done: number; total: number }): void;
}

export interface JobOptions<Payload, Result, Checkpoint, Secret> {
	/**
	 * Does the work and returns what came of it (kept, shown, never secret). Goes on from `checkpoint`; may be run again
	 * at any point, so each step is a short transaction that ends in `advance`. Throw `JobFailure` for what no further
	 * attempt would mend.
	 */
	run(job: RunningJob<Payload, Checkpoint, Secret>): Promise<Result>;
	retry?: {
		/** How often it is taken before it fails, when it does not move on. */
		attempts: number;
		/** Seconds to wait after attempt 1, 2, ... */
		pause?(attempt: number): number;
	};
	/** Seconds a server may be silent before another takes the job over. Renewed three times in that while. */
	lease?: number;
	/** Queued once a day by itself, from this hour in Europe/Brussels; made good later when no server ran then. */
	daily?: { hour: number };
}

export interface JobDefinition<
	Payload = unknown,
	Result = unknown,
	Checkpoint = unknown,
	Secret = unknown
> extends Required<Omit<JobOptions<Payload, Result, Checkpoint, Secret>, 'daily' | 'retry'>> {
	kind: string;
	retry: { attempts: number; pause(attempt: number): number };
	daily?: { hour: number };
}

/** Any definition, whatever its payload: what a worker is given. */
// A definition is used both to queue (writes its payload) and to run (reads it), so no safer type fits them all.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyJob = JobDefinition<any, any, any, any>;

/** 10 s, 40 s, 160 s, ... at most an hour. */
const growing = (attempt: number) => Math.min(10 * 4 ** (attempt - 1), 3600);

/**
 * A kind of job. Give the definition to `startBackground`, which runs it, and to `enqueueJob`. `kind` is stored: never
 * reuse one for something else, and keep reading the payloads and checkpoints of the version before (two versions run
 * side by side during an update; a worker leaves kinds it does not know to others).
 */
export function defineJob<Payload extends object, Result, Checkpoint = null, Secret = never>(
	kind: string,
	{ run, retry, lease = 60, daily }: JobOptions<Payload, Result, Checkpoint, Secret>
): JobDefinition<Payload, Result, Checkpoint, Secret> {
	const { attempts = 5, pause = growing } = retry ?? {};
	return { kind, run, lease, retry: { attempts, pause }, daily };
}

/** What no further attempt would mend; `code` is kept with the job. Short, without personal data. */
export class JobFailure extends Error {
	override name = 'JobFailure';
	readonly code: string;

	constructor(code: string) {
		super(code);
		this.code = code;
	}
}

/** The job is no longer ours: cancelled, or taken over by another server. */
export class JobLost extends Error {
	override name = 'JobLost';
}

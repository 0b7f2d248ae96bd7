import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns';
import { schools } from './schools';

export const jobState = pgEnum('job_state', ['queued', 'running', 'done', 'failed', 'cancelled']);

/** Work done outside a request (`server/jobs`): taken with SKIP LOCKED, held by a lease, taken again when that runs out. */
export const jobs = pgTable(
	'jobs',
	{
		/** UUIDv7, made by the application: rows sort by time. */
		id: uuid().primaryKey(),
		kind: text().notNull(),
		state: jobState().notNull().default('queued'),
		/** What to do. Never a secret. */
		payload: jsonb().$type<unknown>().notNull(),
		/** The part of it that is secret, under the sealing key; gone once the job is done or cancelled. */
		payloadSealed: bytea(),
		/** Where to go on after an interruption, in the words of the kind. */
		checkpoint: jsonb().$type<unknown>(),
		done: integer().notNull().default(0),
		/** Null while nobody knows. */
		total: integer(),
		/** What came of it: counts and ids, never a secret. */
		result: jsonb().$type<unknown>(),
		/** Times taken since it last moved on. */
		attempts: integer().notNull().default(0),
		maxAttempts: integer().notNull(),
		/** Not before. */
		runAt: instant().notNull(),
		/** One taking of this job; who no longer holds it can write nothing (`advance`). */
		lockedBy: text(),
		/** The lease, renewed while the work goes on. */
		lockedUntil: instant(),
		/** Of the jobs with the same key one runs at a time; the others wait. */
		singletonKey: text(),
		/** Of the jobs with the same key one is ever made. */
		onceKey: text().unique('jobs_once_key'),
		/** The staff member who asked for it. */
		createdBy: uuid(),
		schoolId: uuid().references(() => schools.id, { onDelete: 'cascade' }),
		createdAt: instant().notNull(),
		startedAt: instant(),
		finishedAt: instant(),
		/** A code, never a message: those can hold personal data. */
		lastError: text()
	},
	(t) => [
		index('jobs_queued_idx')
			.on(t.runAt, t.id)
			.where(sql`${t.state} = 'queued'`),
		index('jobs_running_idx')
			.on(t.lockedUntil)
			.where(sql`${t.state} = 'running'`),
		uniqueIndex('jobs_singleton_running_key')
			.on(t.singletonKey)
			.where(sql`${t.state} = 'running'`),
		index('jobs_school_idx').on(t.schoolId, t.createdAt),
		index('jobs_finished_idx').on(t.finishedAt)
	]
);

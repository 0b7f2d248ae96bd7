import {
	boolean,
	date,
	index,
	integer,
	jsonb,
	pgEnum,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid,
	bigint
} from 'drizzle-orm/pg-core';
import { educationLevel } from './administrative-groups';
import { bytea, instant } from './columns';
import { gender } from './pupils';

export const importSource = pgEnum('import_source', ['upload', 'folder', 'api', 'start']);
export const importKind = pgEnum('import_kind', ['full', 'changes']);
export const importState = pgEnum('import_state', [
	'receiving',
	'received',
	'waiting',
	'approved',
	'merged',
	'unchanged',
	'refused',
	'discarded'
]);

/** One delivery of enrollments, from its first byte to what came of it. Outlives the rows it brought. */
export const importRuns = pgTable(
	'import_runs',
	{
		/** UUIDv7, made by the application: rows sort by time. */
		id: uuid().primaryKey(),
		source: importSource().notNull(),
		kind: importKind().notNull(),
		state: importState().notNull(),
		/** Who brought it: a machine client, a folder, a member of staff. Names keys and order: see `senderKey`. */
		sender: text().notNull(),
		/** The sender's own name for this delivery; the same one again gets the same run. */
		senderKey: text(),
		/** As the sender called the file; shown, never opened. */
		fileName: text().notNull(),
		/** The CSV files of a ZIP by name, in its order; which a line stands in shows in its number (`intake/line-places.ts`). */
		files: text().array(),
		/** When the sender made the file: an older one than the last for a school is refused. */
		madeAt: instant().notNull(),
		/** SHA-256 of what was brought; null until the last byte. */
		contentHash: bytea(),
		bytes: bigint({ mode: 'number' }).notNull().default(0),
		/** Lines read so far. */
		rowCount: integer().notNull().default(0),
		/** A line could not be tied to any school, so nobody is deregistered for being absent. */
		absenceUnknown: boolean().notNull().default(false),
		/** Asked for a look first: waits for a yes whatever it would change. */
		previewOnly: boolean().notNull().default(false),
		/** Why nothing of the file was taken over: a code, the column or line it is about. */
		refusal: jsonb().$type<{ reason: string; column?: string; line?: number; file?: string }>(),
		/** Counts for the report; no names. */
		report: jsonb().$type<unknown>(),
		jobId: uuid(),
		/** The member of staff; no foreign key: it outlives that person's account. */
		createdBy: uuid(),
		approvedBy: uuid(),
		approvedAt: instant(),
		/** What the person who said yes had seen: more than that waits again. */
		approvedReport: jsonb().$type<unknown>(),
		receivedAt: instant().notNull(),
		/** When its last bytes came: one that has been silent for long is not coming any more. */
		seenAt: instant().notNull(),
		finishedAt: instant()
	},
	(t) => [
		uniqueIndex('import_runs_sender_key').on(t.sender, t.senderKey),
		index('import_runs_received_idx').on(t.receivedAt),
		index('import_runs_state_idx').on(t.state)
	]
);

export const importFile = pgEnum('import_file', ['schools', 'administrativeGroups', 'enrollments']);

/**
 * The rows of a run, read and judged each by itself, until they are merged. No foreign key: a check for each of a
 * million rows that all name the same run would cost more than writing them; the job that ends a run removes its rows.
 * No primary key either: rows are read by the run, set by set. What finds them is an index of a few bytes for each 128
 * blocks, which costs nothing to keep.
 */
export const importRows = pgTable(
	'import_rows',
	{
		runId: uuid().notNull(),
		file: importFile().notNull(),
		line: integer().notNull(),
		/** Null in a refused row that does not say it legibly. */
		instellingsnummer: text(),
		stamnummer: text(),
		givenName: text(),
		familyName: text(),
		/** The name of the group, or of the school in a row about a school. */
		name: text(),
		level: educationLevel(),
		beginDate: date(),
		plannedEndDate: date(),
		deregisteredOn: date(),
		/** Keyed hash, made before the row is written: the number itself is never here. */
		numberHash: bytea(),
		officialGivenName: text(),
		officialFamilyName: text(),
		gender: gender(),
		birthDate: date(),
		/** By which this line is known another night; null for one that must be judged every time. */
		lineHash: uuid(),
		remark: text(),
		/** Why this row is left out, and the column it shows in. */
		refusal: text(),
		refusedColumn: text()
	},
	(t) => [index('import_rows_run_idx').using('brin', t.runId)]
);

/**
 * The lines of a run that were known, some thousands in one row: they are not staged, since they say what is known already. The three
 * lists go together, line by line. No foreign key, as with `import_rows`: an enrollment that has changed or gone since is found out
 * when the run is planned.
 */
export const importSeen = pgTable('import_seen', {
	runId: uuid().notNull(),
	/** Whether the lines name the level of their group: their file has the column. */
	namesLevel: boolean().notNull(),
	lines: integer().array().notNull(),
	enrollmentIds: uuid().array().notNull(),
	lineHashes: uuid().array().notNull()
});

/**
 * The files of a OneRoster delivery, which come in any order and mean something only together: kept until the last one
 * is read, then put together and removed. No foreign key, as with `import_rows`.
 */
export const importParts = pgTable(
	'import_parts',
	{
		runId: uuid().notNull(),
		/** `orgs`, `users`, `classes`, `enrollments`, `academicSessions`, `demographics`. */
		file: text().notNull(),
		line: integer().notNull(),
		sourcedId: text().notNull(),
		/** The columns we read, by name; a national number is a keyed hash here too. */
		cells: jsonb().$type<Record<string, string>>().notNull()
	},
	(t) => [index('import_parts_run_idx').on(t.runId, t.file, t.sourcedId)]
);

export const importOutcome = pgEnum('import_outcome', [
	'new-pupil',
	'new-enrollment',
	'changed',
	'ended',
	'refused',
	'doubt'
]);

/** What a run does, row by row; rows that change nothing have none. Kept for the report, so without names. */
export const importOutcomes = pgTable(
	'import_outcomes',
	{
		runId: uuid().notNull(),
		outcome: importOutcome().notNull(),
		file: importFile().notNull(),
		/** Null for who is ended by being absent. */
		line: integer(),
		instellingsnummer: text(),
		stamnummer: text(),
		pupilId: uuid(),
		enrollmentId: uuid(),
		endsOn: date(),
		refusal: text(),
		refusedColumn: text()
	},
	(t) => [index('import_outcomes_run_idx').on(t.runId, t.outcome, t.line)]
);

/** What a run means for each school: by this it is decided whether a person looks first, and what is newer. */
export const importSchools = pgTable(
	'import_schools',
	{
		runId: uuid().notNull(),
		instellingsnummer: text().notNull(),
		/** Pupils the school has before. */
		known: integer().notNull(),
		added: integer().notNull(),
		changed: integer().notNull(),
		/** Pupils who lose their place before its planned end. */
		deregistered: integer().notNull(),
		refused: integer().notNull(),
		/** A row that says nobody's number: at this school nobody is deregistered for being absent. */
		absenceUnknown: boolean().notNull().default(false)
	},
	(t) => [
		primaryKey({ columns: [t.runId, t.instellingsnummer] }),
		index('import_schools_school_idx').on(t.instellingsnummer)
	]
);

/** Two pupils that a person said are one child, with all that is needed to undo it. */
export const pupilMerges = pgTable(
	'pupil_merges',
	{
		id: uuid().primaryKey().defaultRandom(),
		/** The pupil that goes on. */
		keptId: uuid().notNull(),
		/** The pupil that was folded into it; its row as it was is in `moved`. */
		mergedId: uuid().notNull(),
		/** Which rows pointed at the other, by table, and the other pupil's own row. */
		moved: jsonb().$type<unknown>().notNull(),
		mergedBy: uuid(),
		mergedAt: instant().notNull(),
		undoneBy: uuid(),
		undoneAt: instant()
	},
	(t) => [index('pupil_merges_kept_idx').on(t.keptId), index('pupil_merges_merged_idx').on(t.mergedId)]
);

/** Pairs that a person said are two children, so that they are not proposed again. */
export const distinctPupils = pgTable(
	'distinct_pupils',
	{
		/** The lower id of the two. */
		firstId: uuid().notNull(),
		secondId: uuid().notNull(),
		saidBy: uuid(),
		saidAt: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.firstId, t.secondId] })]
);

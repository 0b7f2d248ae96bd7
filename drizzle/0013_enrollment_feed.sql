CREATE TYPE "public"."import_file" AS ENUM('schools', 'administrativeGroups', 'enrollments');--> statement-breakpoint
CREATE TYPE "public"."import_kind" AS ENUM('full', 'changes');--> statement-breakpoint
CREATE TYPE "public"."import_outcome" AS ENUM('new-pupil', 'new-enrollment', 'changed', 'ended', 'refused', 'doubt');--> statement-breakpoint
CREATE TYPE "public"."import_source" AS ENUM('upload', 'folder', 'api', 'start');--> statement-breakpoint
CREATE TYPE "public"."import_state" AS ENUM('receiving', 'received', 'waiting', 'approved', 'merged', 'unchanged', 'refused', 'discarded');--> statement-breakpoint
CREATE TABLE "distinct_pupils" (
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"said_by" uuid,
	"said_at" timestamp with time zone NOT NULL,
	CONSTRAINT "distinct_pupils_first_id_second_id_pk" PRIMARY KEY("first_id","second_id")
);
--> statement-breakpoint
CREATE TABLE "import_outcomes" (
	"run_id" uuid NOT NULL,
	"outcome" "import_outcome" NOT NULL,
	"file" "import_file" NOT NULL,
	"line" integer,
	"instellingsnummer" text,
	"stamnummer" text,
	"pupil_id" uuid,
	"enrollment_id" uuid,
	"ends_on" date,
	"refusal" text,
	"refused_column" text
);
--> statement-breakpoint
CREATE TABLE "import_parts" (
	"run_id" uuid NOT NULL,
	"file" text NOT NULL,
	"line" integer NOT NULL,
	"sourced_id" text NOT NULL,
	"cells" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"run_id" uuid NOT NULL,
	"file" "import_file" NOT NULL,
	"line" integer NOT NULL,
	"instellingsnummer" text,
	"stamnummer" text,
	"given_name" text,
	"family_name" text,
	"name" text,
	"level" "education_level",
	"begin_date" date,
	"planned_end_date" date,
	"deregistered_on" date,
	"number_hash" "bytea",
	"official_given_name" text,
	"official_family_name" text,
	"gender" "gender",
	"birth_date" date,
	"remark" text,
	"refusal" text,
	"refused_column" text,
	CONSTRAINT "import_rows_run_id_file_line_pk" PRIMARY KEY("run_id","file","line")
);
--> statement-breakpoint
CREATE TABLE "import_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" "import_source" NOT NULL,
	"kind" "import_kind" NOT NULL,
	"state" "import_state" NOT NULL,
	"sender" text NOT NULL,
	"sender_key" text,
	"file_name" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"content_hash" "bytea",
	"bytes" bigint DEFAULT 0 NOT NULL,
	"row_count" integer DEFAULT 0 NOT NULL,
	"absence_unknown" boolean DEFAULT false NOT NULL,
	"preview_only" boolean DEFAULT false NOT NULL,
	"refusal" jsonb,
	"report" jsonb,
	"job_id" uuid,
	"created_by" uuid,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"approved_report" jsonb,
	"received_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "import_schools" (
	"run_id" uuid NOT NULL,
	"instellingsnummer" text NOT NULL,
	"known" integer NOT NULL,
	"added" integer NOT NULL,
	"changed" integer NOT NULL,
	"deregistered" integer NOT NULL,
	"refused" integer NOT NULL,
	"absence_unknown" boolean DEFAULT false NOT NULL,
	CONSTRAINT "import_schools_run_id_instellingsnummer_pk" PRIMARY KEY("run_id","instellingsnummer")
);
--> statement-breakpoint
CREATE TABLE "pupil_merges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kept_id" uuid NOT NULL,
	"merged_id" uuid NOT NULL,
	"moved" jsonb NOT NULL,
	"merged_by" uuid,
	"merged_at" timestamp with time zone NOT NULL,
	"undone_by" uuid,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "schools" ADD COLUMN "last_feed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "import_outcomes_run_idx" ON "import_outcomes" USING btree ("run_id","outcome","line");--> statement-breakpoint
CREATE INDEX "import_parts_run_idx" ON "import_parts" USING btree ("run_id","file","sourced_id");--> statement-breakpoint
CREATE UNIQUE INDEX "import_runs_sender_key" ON "import_runs" USING btree ("sender","sender_key");--> statement-breakpoint
CREATE INDEX "import_runs_received_idx" ON "import_runs" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "import_runs_state_idx" ON "import_runs" USING btree ("state");--> statement-breakpoint
CREATE INDEX "import_schools_school_idx" ON "import_schools" USING btree ("instellingsnummer");--> statement-breakpoint
CREATE INDEX "pupil_merges_kept_idx" ON "pupil_merges" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "pupil_merges_merged_idx" ON "pupil_merges" USING btree ("merged_id");
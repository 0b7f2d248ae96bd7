CREATE TYPE "public"."data_report_subject" AS ENUM('name', 'enrollment', 'group', 'class', 'duplicate', 'other');--> statement-breakpoint
CREATE TABLE "carried_assignments" (
	"assignment_id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"year" date NOT NULL,
	"carried_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_reads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"staff_id" uuid NOT NULL,
	"school_id" uuid,
	"roles" text[] NOT NULL,
	"what" text NOT NULL,
	"filters" text[] NOT NULL,
	"count" integer NOT NULL,
	"pupil_ids" uuid[] NOT NULL,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"pupil_id" uuid,
	"subject" "data_report_subject" NOT NULL,
	"text_sealed" "bytea" NOT NULL,
	"reported_by" uuid NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"answer_sealed" "bytea",
	"handled_by" uuid,
	"handled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "erased_pupils" (
	"pupil_id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"erased_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"rule" text NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"reached" timestamp with time zone,
	CONSTRAINT "erasures_rule_day_pk" PRIMARY KEY("rule","day")
);
--> statement-breakpoint
CREATE TABLE "retired_usernames" (
	"username_hash" "bytea" PRIMARY KEY NOT NULL,
	"retired_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "carried_assignments" ADD CONSTRAINT "carried_assignments_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carried_assignments" ADD CONSTRAINT "carried_assignments_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_reports" ADD CONSTRAINT "data_reports_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_reports" ADD CONSTRAINT "data_reports_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "carried_assignments_school_idx" ON "carried_assignments" USING btree ("school_id","year");--> statement-breakpoint
CREATE INDEX "data_reads_staff_idx" ON "data_reads" USING btree ("staff_id","at");--> statement-breakpoint
CREATE INDEX "data_reads_school_idx" ON "data_reads" USING btree ("school_id","at");--> statement-breakpoint
CREATE INDEX "data_reads_pupils_idx" ON "data_reads" USING gin ("pupil_ids");--> statement-breakpoint
CREATE INDEX "data_reports_school_idx" ON "data_reports" USING btree ("school_id","reported_at");--> statement-breakpoint
CREATE INDEX "data_reports_pupil_idx" ON "data_reports" USING btree ("pupil_id");--> statement-breakpoint
CREATE INDEX "erased_pupils_account_idx" ON "erased_pupils" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "erased_pupils_erased_idx" ON "erased_pupils" USING btree ("erased_at");--> statement-breakpoint
CREATE INDEX "erasures_day_idx" ON "erasures" USING btree ("day");
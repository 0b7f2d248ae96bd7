-- By hand: drizzle writes the key of the groups after what refers to it.
ALTER TABLE "administrative_groups" ADD CONSTRAINT "administrative_groups_id_school_key" UNIQUE("id","school_id");
--> statement-breakpoint
ALTER TABLE "enrollments" DROP CONSTRAINT "enrollments_school_id_schools_id_fk";
--> statement-breakpoint
ALTER TABLE "enrollments" DROP CONSTRAINT "enrollments_administrative_group_id_administrative_groups_id_fk";
--> statement-breakpoint
ALTER TABLE "import_rows" DROP CONSTRAINT "import_rows_run_id_file_line_pk";
--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_group_of_school_fk" FOREIGN KEY ("administrative_group_id","school_id") REFERENCES "public"."administrative_groups"("id","school_id") ON DELETE restrict ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "import_rows_run_idx" ON "import_rows" USING brin ("run_id");

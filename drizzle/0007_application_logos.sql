CREATE TABLE "application_logos" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"png" "bytea" NOT NULL,
	"version" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "application_logos" ADD CONSTRAINT "application_logos_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;
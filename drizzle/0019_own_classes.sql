ALTER TYPE "public"."school_software" ADD VALUE 'school';--> statement-breakpoint
CREATE TABLE "feed_senders" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"instellingsnummers" text[] NOT NULL,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "feed_senders" ADD CONSTRAINT "feed_senders_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;
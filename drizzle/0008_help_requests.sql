CREATE TYPE "public"."help_answer" AS ENUM('let-in', 'new-pictures');--> statement-breakpoint
CREATE TABLE "help_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid,
	"name_hash" "bytea" NOT NULL,
	"device_hash" "bytea" NOT NULL,
	"digits" smallint NOT NULL,
	"decoys" smallint[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"matched_by" uuid,
	"school_id" uuid,
	"answer" "help_answer",
	"pictures_sealed" "bytea",
	"tapped" smallint DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "help_requests_account_idx" ON "help_requests" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "help_requests_name_idx" ON "help_requests" USING btree ("name_hash");--> statement-breakpoint
CREATE INDEX "help_requests_device_idx" ON "help_requests" USING btree ("device_hash");--> statement-breakpoint
CREATE INDEX "help_requests_expires_idx" ON "help_requests" USING btree ("expires_at");
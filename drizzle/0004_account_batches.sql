CREATE TYPE "public"."batch_outcome" AS ENUM('waiting', 'made', 'had-account', 'left');--> statement-breakpoint
CREATE TYPE "public"."batch_purpose" AS ENUM('create', 'renew');--> statement-breakpoint
CREATE TYPE "public"."batch_state" AS ENUM('draft', 'running', 'done');--> statement-breakpoint
CREATE TYPE "public"."sign_in_method" AS ENUM('usual', 'card', 'teacher');--> statement-breakpoint
CREATE TYPE "public"."tile_size" AS ENUM('normal', 'large', 'huge');--> statement-breakpoint
CREATE TABLE "account_batch_items" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"batch_id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"account_id" uuid NOT NULL,
	"type" "account_type" NOT NULL,
	"kind" "credential_kind" NOT NULL,
	"username" varchar(50) NOT NULL,
	"secret_sealed" "bytea" NOT NULL,
	"hash" text,
	"pepper_id" text,
	"outcome" "batch_outcome" DEFAULT 'waiting' NOT NULL,
	CONSTRAINT "account_batch_items_pupil_key" UNIQUE("batch_id","pupil_id"),
	CONSTRAINT "account_batch_items_username_key" UNIQUE("batch_id","username")
);
--> statement-breakpoint
CREATE TABLE "account_batches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"purpose" "batch_purpose" NOT NULL,
	"state" "batch_state" DEFAULT 'draft' NOT NULL,
	"job_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "batch_keys" (
	"batch_id" uuid PRIMARY KEY NOT NULL,
	"key_sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_undos" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"action" text NOT NULL,
	"before" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "printed_secrets" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"printed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pupil_preferences" (
	"pupil_id" uuid PRIMARY KEY NOT NULL,
	"tile_size" "tile_size" NOT NULL,
	"read_aloud" boolean NOT NULL,
	"more_time" boolean NOT NULL,
	"method" "sign_in_method" NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "school_print_settings" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"article" text NOT NULL,
	"offset_x" double precision NOT NULL,
	"offset_y" double precision NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_batch_items" ADD CONSTRAINT "account_batch_items_batch_id_account_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."account_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_batch_items" ADD CONSTRAINT "account_batch_items_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_batches" ADD CONSTRAINT "account_batches_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_keys" ADD CONSTRAINT "batch_keys_batch_id_account_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."account_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_undos" ADD CONSTRAINT "desk_undos_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "printed_secrets" ADD CONSTRAINT "printed_secrets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil_preferences" ADD CONSTRAINT "pupil_preferences_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_print_settings" ADD CONSTRAINT "school_print_settings_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_batch_items_waiting_idx" ON "account_batch_items" USING btree ("batch_id","place") WHERE "account_batch_items"."hash" is null;--> statement-breakpoint
CREATE INDEX "account_batches_maker_idx" ON "account_batches" USING btree ("school_id","created_by");--> statement-breakpoint
CREATE INDEX "account_batches_expires_idx" ON "account_batches" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "desk_undos_at_idx" ON "desk_undos" USING btree ("at");
CREATE TYPE "public"."account_type" AS ENUM('basis', 'gevorderd');--> statement-breakpoint
CREATE TYPE "public"."education_level" AS ENUM('kleuter', 'lager', 'buitengewoon-basis', 'buitengewoon-secundair', 'secundair');--> statement-breakpoint
CREATE TYPE "public"."actor_kind" AS ENUM('anonymous', 'pupil', 'staff', 'client', 'operator', 'system');--> statement-breakpoint
CREATE TYPE "public"."credential_kind" AS ENUM('pictures', 'word', 'temporary', 'own');--> statement-breakpoint
CREATE TYPE "public"."gender" AS ENUM('M', 'V', 'X');--> statement-breakpoint
CREATE TYPE "public"."throttle_scope" AS ENUM('account-unknown-device', 'account-known-device', 'device', 'address');--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pupil_id" uuid NOT NULL,
	"type" "account_type" NOT NULL,
	"username" varchar(50) NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_sign_in_at" timestamp with time zone,
	"blocked_at" timestamp with time zone,
	"blocked_reason" text,
	CONSTRAINT "accounts_pupil_key" UNIQUE("pupil_id")
);
--> statement-breakpoint
CREATE TABLE "usernames" (
	"username" varchar(50) PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "administrative_groups" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"name" text NOT NULL,
	"level" "education_level" NOT NULL,
	CONSTRAINT "administrative_groups_school_name_key" UNIQUE("school_id","name")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"action" text NOT NULL,
	"actor_kind" "actor_kind" NOT NULL,
	"actor_id" uuid,
	"account_id" uuid,
	"school_id" uuid,
	"request_id" text,
	"device" text,
	"address_hash" "bytea",
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"token_sealed" "bytea" NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"voided_at" timestamp with time zone,
	"voided_reason" text,
	CONSTRAINT "cards_token_hash_key" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"kind" "credential_kind" NOT NULL,
	"hash" text NOT NULL,
	"pepper_id" text NOT NULL,
	"must_replace" boolean DEFAULT false NOT NULL,
	"expires_at" timestamp with time zone,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrollments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pupil_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"administrative_group_id" uuid NOT NULL,
	"stamnummer" text NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"begin_date" date NOT NULL,
	"planned_end_date" date NOT NULL,
	"deregistered_on" date,
	CONSTRAINT "enrollments_school_stamnummer_begin_key" UNIQUE("school_id","stamnummer","begin_date")
);
--> statement-breakpoint
CREATE TABLE "pupils" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"official_given_name" text,
	"official_family_name" text,
	"gender" "gender",
	"birth_date" date,
	"national_number_hash" "bytea",
	"search_name" text GENERATED ALWAYS AS (lower(immutable_unaccent(given_name || ' ' || family_name || ' ' || given_name))) STORED NOT NULL,
	CONSTRAINT "pupils_national_number_hash_key" UNIQUE("national_number_hash")
);
--> statement-breakpoint
CREATE TABLE "schools" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"instellingsnummer" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "schools_instellingsnummer_key" UNIQUE("instellingsnummer")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	"idle_seconds" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"own_device" boolean NOT NULL,
	"methods" text[] NOT NULL,
	"device" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "throttle_counters" (
	"scope" "throttle_scope" NOT NULL,
	"key" "bytea" NOT NULL,
	"failures" double precision NOT NULL,
	"distinct" text[] NOT NULL,
	"window_started_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "throttle_counters_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usernames" ADD CONSTRAINT "usernames_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administrative_groups" ADD CONSTRAINT "administrative_groups_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_administrative_group_id_administrative_groups_id_fk" FOREIGN KEY ("administrative_group_id") REFERENCES "public"."administrative_groups"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_username_key" ON "accounts" USING btree (lower("username"));--> statement-breakpoint
CREATE INDEX "audit_events_account_idx" ON "audit_events" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_school_idx" ON "audit_events" USING btree ("school_id","at");--> statement-breakpoint
CREATE INDEX "cards_account_idx" ON "cards" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "enrollments_pupil_idx" ON "enrollments" USING btree ("pupil_id");--> statement-breakpoint
CREATE INDEX "enrollments_school_group_idx" ON "enrollments" USING btree ("school_id","administrative_group_id");--> statement-breakpoint
CREATE INDEX "pupils_search_name_idx" ON "pupils" USING gin ("search_name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "sessions_account_idx" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_idx" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "throttle_counters_updated_idx" ON "throttle_counters" USING btree ("updated_at");
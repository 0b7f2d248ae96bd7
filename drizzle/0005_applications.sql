CREATE TYPE "public"."application_authentication" AS ENUM('private_key_jwt', 'client_secret_basic', 'client_secret_post', 'none');--> statement-breakpoint
CREATE TYPE "public"."application_kind" AS ENUM('web', 'machine');--> statement-breakpoint
CREATE TYPE "public"."application_status" AS ENUM('draft', 'active', 'suspended');--> statement-breakpoint
CREATE TYPE "public"."assignment_effect" AS ENUM('give', 'withhold');--> statement-breakpoint
CREATE TYPE "public"."assignment_level" AS ENUM('school', 'group', 'class', 'pupil');--> statement-breakpoint
CREATE TYPE "public"."participation_state" AS ENUM('open', 'told', 'no-address', 'given-up');--> statement-breakpoint
CREATE TABLE "application_claims" (
	"application_id" uuid NOT NULL,
	"claim" text NOT NULL,
	"reason" text NOT NULL,
	"required" boolean NOT NULL,
	CONSTRAINT "application_claims_application_id_claim_pk" PRIMARY KEY("application_id","claim")
);
--> statement-breakpoint
CREATE TABLE "application_errors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"endpoint" text NOT NULL,
	"error" text NOT NULL,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "application_secrets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"client_id" text NOT NULL,
	"name" text NOT NULL,
	"logo" text,
	"kind" "application_kind" DEFAULT 'web' NOT NULL,
	"status" "application_status" DEFAULT 'draft' NOT NULL,
	"supplier" text NOT NULL,
	"contact_name" text,
	"contact_email" text,
	"sector" text NOT NULL,
	"agreement_reference" text,
	"account_note" text,
	"start_url" text,
	"redirect_uris" text[] DEFAULT '{}' NOT NULL,
	"post_logout_redirect_uris" text[] DEFAULT '{}' NOT NULL,
	"backchannel_logout_uri" text,
	"cors_origins" text[] DEFAULT '{}' NOT NULL,
	"authentication" "application_authentication" NOT NULL,
	"jwks" jsonb,
	"jwks_uri" text,
	"scopes" text[] DEFAULT '{"openid"}' NOT NULL,
	"without_pkce" boolean DEFAULT false NOT NULL,
	"requires_par" boolean DEFAULT false NOT NULL,
	"dpop_bound" boolean DEFAULT false NOT NULL,
	"id_token_alg" text DEFAULT 'RS256' NOT NULL,
	"userinfo_alg" text,
	"shares_leerid_uuid" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "applications_client_id_key" UNIQUE("client_id")
);
--> statement-breakpoint
CREATE TABLE "withheld_claims" (
	"school_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"claim" text NOT NULL,
	"withheld_at" timestamp with time zone NOT NULL,
	CONSTRAINT "withheld_claims_school_id_application_id_claim_pk" PRIMARY KEY("school_id","application_id","claim")
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"level" "assignment_level" NOT NULL,
	"effect" "assignment_effect" DEFAULT 'give' NOT NULL,
	"administrative_group_id" uuid,
	"class_title" text,
	"pupil_id" uuid,
	"from_day" date,
	"until_day" date,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "oidc_payloads" (
	"model" text NOT NULL,
	"id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"grant_id" text,
	"uid" text,
	"session_id" text,
	"expires_at" timestamp with time zone,
	"consumed_at" timestamp with time zone,
	CONSTRAINT "oidc_payloads_model_id_pk" PRIMARY KEY("model","id")
);
--> statement-breakpoint
CREATE TABLE "oidc_signing_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"alg" text NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"private_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"signs_from" timestamp with time zone NOT NULL,
	"published_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "participations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" text,
	"session_key" text NOT NULL,
	"application_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"sid" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"state" "participation_state" DEFAULT 'open' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"last_error" text
);
--> statement-breakpoint
ALTER TABLE "application_claims" ADD CONSTRAINT "application_claims_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_errors" ADD CONSTRAINT "application_errors_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_secrets" ADD CONSTRAINT "application_secrets_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withheld_claims" ADD CONSTRAINT "withheld_claims_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withheld_claims" ADD CONSTRAINT "withheld_claims_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_administrative_group_id_administrative_groups_id_fk" FOREIGN KEY ("administrative_group_id") REFERENCES "public"."administrative_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_pupil_id_pupils_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupils"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oidc_payloads" ADD CONSTRAINT "oidc_payloads_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "application_errors_application_idx" ON "application_errors" USING btree ("application_id","at");--> statement-breakpoint
CREATE INDEX "application_errors_at_idx" ON "application_errors" USING btree ("at");--> statement-breakpoint
CREATE INDEX "application_secrets_application_idx" ON "application_secrets" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "applications_name_idx" ON "applications" USING btree ("name");--> statement-breakpoint
CREATE INDEX "withheld_claims_application_idx" ON "withheld_claims" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "assignments_school_idx" ON "assignments" USING btree ("school_id","application_id");--> statement-breakpoint
CREATE INDEX "assignments_application_idx" ON "assignments" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "oidc_payloads_grant_idx" ON "oidc_payloads" USING btree ("grant_id");--> statement-breakpoint
CREATE INDEX "oidc_payloads_uid_idx" ON "oidc_payloads" USING btree ("uid");--> statement-breakpoint
CREATE INDEX "oidc_payloads_session_idx" ON "oidc_payloads" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "oidc_payloads_expires_idx" ON "oidc_payloads" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "participations_session_application_key" ON "participations" USING btree ("session_key","application_id");--> statement-breakpoint
CREATE INDEX "participations_session_idx" ON "participations" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "participations_due_idx" ON "participations" USING btree ("next_attempt_at") WHERE "participations"."state" = 'open' and "participations"."session_id" is null;--> statement-breakpoint
CREATE INDEX "participations_settled_idx" ON "participations" USING btree ("settled_at");
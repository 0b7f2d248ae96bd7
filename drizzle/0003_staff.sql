CREATE TYPE "public"."staff_factor_kind" AS ENUM('totp', 'passkey');--> statement-breakpoint
CREATE TYPE "public"."staff_role" AS ENUM('leerkracht', 'beheerder', 'databeheerder', 'director', 'toepassingsbeheerder', 'operator');--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text,
	"pepper_id" text,
	"password_changed_at" timestamp with time zone,
	"external_issuer" text,
	"external_subject" text,
	"blocked_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"last_sign_in_at" timestamp with time zone,
	"last_school_id" uuid,
	CONSTRAINT "staff_external_key" UNIQUE("external_issuer","external_subject"),
	CONSTRAINT "staff_password_check" CHECK (("staff"."password_hash" is null) = ("staff"."pepper_id" is null)),
	CONSTRAINT "staff_external_check" CHECK (("staff"."external_issuer" is null) = ("staff"."external_subject" is null))
);
--> statement-breakpoint
CREATE TABLE "staff_factors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" "staff_factor_kind" NOT NULL,
	"name" text NOT NULL,
	"secret_sealed" "bytea",
	"last_step" bigint,
	"credential_id" text,
	"public_key" "bytea",
	"counter" bigint,
	"transports" text[],
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "staff_factors_credential_key" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "staff_invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" "staff_role" NOT NULL,
	"school_id" uuid,
	"from_date" date NOT NULL,
	"until_date" date,
	"group_ids" uuid[] NOT NULL,
	"invited_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "staff_invitations_token_key" UNIQUE("token_hash"),
	CONSTRAINT "staff_invitations_school_check" CHECK (("staff_invitations"."school_id" is null) = ("staff_invitations"."role"::text in ('operator', 'toepassingsbeheerder')))
);
--> statement-breakpoint
CREATE TABLE "staff_recovery_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" uuid NOT NULL,
	"mark" text NOT NULL,
	"hash" text NOT NULL,
	"pepper_id" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "staff_recovery_codes_mark_key" UNIQUE("staff_id","mark")
);
--> statement-breakpoint
CREATE TABLE "staff_roles" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" uuid NOT NULL,
	"school_id" uuid,
	"role" "staff_role" NOT NULL,
	"from_date" date NOT NULL,
	"until_date" date,
	"granted_by" uuid,
	"granted_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	CONSTRAINT "staff_roles_school_check" CHECK (("staff_roles"."school_id" is null) = ("staff_roles"."role"::text in ('operator', 'toepassingsbeheerder')))
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"active_school_id" uuid,
	"second_factor_at" timestamp with time zone,
	"stepped_up_at" timestamp with time zone,
	"external" boolean NOT NULL,
	"pending_sealed" "bytea",
	"device" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teacher_groups" (
	"staff_role_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	CONSTRAINT "teacher_groups_staff_role_id_group_id_pk" PRIMARY KEY("staff_role_id","group_id")
);
--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_last_school_id_schools_id_fk" FOREIGN KEY ("last_school_id") REFERENCES "public"."schools"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_factors" ADD CONSTRAINT "staff_factors_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_invitations" ADD CONSTRAINT "staff_invitations_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_recovery_codes" ADD CONSTRAINT "staff_recovery_codes_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_active_school_id_schools_id_fk" FOREIGN KEY ("active_school_id") REFERENCES "public"."schools"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_groups" ADD CONSTRAINT "teacher_groups_staff_role_id_staff_roles_id_fk" FOREIGN KEY ("staff_role_id") REFERENCES "public"."staff_roles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_groups" ADD CONSTRAINT "teacher_groups_group_id_administrative_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."administrative_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "staff_email_key" ON "staff" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "staff_factors_staff_idx" ON "staff_factors" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "staff_invitations_school_idx" ON "staff_invitations" USING btree ("school_id","created_at");--> statement-breakpoint
CREATE INDEX "staff_invitations_email_idx" ON "staff_invitations" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "staff_roles_staff_idx" ON "staff_roles" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "staff_roles_school_idx" ON "staff_roles" USING btree ("school_id");--> statement-breakpoint
CREATE INDEX "staff_sessions_staff_idx" ON "staff_sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "staff_sessions_expires_idx" ON "staff_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "teacher_groups_group_idx" ON "teacher_groups" USING btree ("group_id");
CREATE TYPE "public"."delivery_scope" AS ENUM('whole', 'changes');--> statement-breakpoint
CREATE TYPE "public"."school_software" AS ENUM('broekx', 'informat', 'wisa');--> statement-breakpoint
CREATE TABLE "class_consents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"protocol_version" text NOT NULL,
	"protocol_hash" text NOT NULL,
	"accepted_by" uuid NOT NULL,
	"accepted_by_name" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	"stopped_at" timestamp with time zone,
	"stopped_by" uuid
);
--> statement-breakpoint
CREATE TABLE "class_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"software" "school_software" NOT NULL,
	"client_id" text,
	"scope" "delivery_scope" NOT NULL,
	"sequence" bigint NOT NULL,
	"idempotency_key" text NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"report" jsonb NOT NULL,
	CONSTRAINT "class_deliveries_idempotency_key" UNIQUE("school_id","idempotency_key"),
	CONSTRAINT "class_deliveries_sequence_key" UNIQUE("school_id","software","sequence")
);
--> statement-breakpoint
CREATE TABLE "class_memberships" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"enrollment_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"class_title" text NOT NULL,
	"subclass_title" text,
	"from_day" date,
	"until_day" date,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "class_memberships_key" UNIQUE NULLS NOT DISTINCT("enrollment_id","class_title","subclass_title","from_day")
);
--> statement-breakpoint
CREATE TABLE "school_packages" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"software" "school_software" NOT NULL,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teacher_classes" (
	"staff_role_id" uuid NOT NULL,
	"class_title" text NOT NULL,
	CONSTRAINT "teacher_classes_staff_role_id_class_title_pk" PRIMARY KEY("staff_role_id","class_title")
);
--> statement-breakpoint
ALTER TABLE "class_consents" ADD CONSTRAINT "class_consents_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_deliveries" ADD CONSTRAINT "class_deliveries_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_memberships" ADD CONSTRAINT "class_memberships_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_memberships" ADD CONSTRAINT "class_memberships_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_packages" ADD CONSTRAINT "school_packages_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_classes" ADD CONSTRAINT "teacher_classes_staff_role_id_staff_roles_id_fk" FOREIGN KEY ("staff_role_id") REFERENCES "public"."staff_roles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "class_consents_standing_key" ON "class_consents" USING btree ("school_id") WHERE "class_consents"."stopped_at" is null;--> statement-breakpoint
CREATE INDEX "class_consents_school_idx" ON "class_consents" USING btree ("school_id","accepted_at");--> statement-breakpoint
CREATE INDEX "class_deliveries_received_idx" ON "class_deliveries" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "class_memberships_school_idx" ON "class_memberships" USING btree ("school_id","class_title");
CREATE TABLE "audit_seals" (
	"seq" integer PRIMARY KEY NOT NULL,
	"after" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"rows" integer NOT NULL,
	"rows_hash" "bytea" NOT NULL,
	"previous" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"key_id" text NOT NULL,
	"mac" "bytea" NOT NULL,
	"dropped_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "revocations" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"mark" text,
	"copied" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_state" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "salt" "bytea";--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "digest" "bytea";--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "recorded_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "revocations_waiting_idx" ON "revocations" USING btree ("id") WHERE not "revocations"."copied";--> statement-breakpoint
CREATE INDEX "revocations_at_idx" ON "revocations" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_events_recorded_idx" ON "audit_events" USING brin ("recorded_at");
CREATE TABLE "spare_card_loans" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"spare_card_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"day" date NOT NULL,
	"lent_at" timestamp with time zone NOT NULL,
	"returned_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "spare_cards" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"school_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"token_sealed" "bytea" NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"voided_at" timestamp with time zone,
	CONSTRAINT "spare_cards_token_hash_key" UNIQUE("token_hash"),
	CONSTRAINT "spare_cards_number_key" UNIQUE("school_id","number")
);
--> statement-breakpoint
CREATE TABLE "staff_password_resets" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"password_changed_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_password_resets_token_key" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "blocked_by_school_id" uuid;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "folded_name" text GENERATED ALWAYS AS (lower(immutable_unaccent(family_name || chr(1) || given_name))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "blocked_by_school_id" uuid;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD COLUMN "ticked_pupil_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "spare_card_loans" ADD CONSTRAINT "spare_card_loans_spare_card_id_spare_cards_id_fk" FOREIGN KEY ("spare_card_id") REFERENCES "public"."spare_cards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spare_card_loans" ADD CONSTRAINT "spare_card_loans_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spare_cards" ADD CONSTRAINT "spare_cards_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_password_resets" ADD CONSTRAINT "staff_password_resets_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "spare_card_loans_card_key" ON "spare_card_loans" USING btree ("spare_card_id","day") WHERE "spare_card_loans"."returned_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "spare_card_loans_account_key" ON "spare_card_loans" USING btree ("account_id","day") WHERE "spare_card_loans"."returned_at" is null;--> statement-breakpoint
CREATE INDEX "spare_card_loans_account_idx" ON "spare_card_loans" USING btree ("account_id");--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_blocked_by_school_id_schools_id_fk" FOREIGN KEY ("blocked_by_school_id") REFERENCES "public"."schools"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_blocked_by_school_id_schools_id_fk" FOREIGN KEY ("blocked_by_school_id") REFERENCES "public"."schools"("id") ON DELETE set null ON UPDATE no action;
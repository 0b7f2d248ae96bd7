CREATE TABLE "key_checks" (
	"name" text NOT NULL,
	"key_id" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "key_checks_name_key_id_pk" PRIMARY KEY("name","key_id")
);
--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "files" text[];
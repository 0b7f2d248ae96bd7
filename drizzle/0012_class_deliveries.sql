CREATE TABLE "software_clients" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"software" "school_software" NOT NULL,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "software_columns" (
	"software" "school_software" PRIMARY KEY NOT NULL,
	"columns" jsonb NOT NULL,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "class_consents" ADD COLUMN "identifier_salt" "bytea";--> statement-breakpoint
ALTER TABLE "school_packages" ADD COLUMN "set_by" uuid;--> statement-breakpoint
ALTER TABLE "staff_invitations" ADD COLUMN "class_titles" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "software_clients" ADD CONSTRAINT "software_clients_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;
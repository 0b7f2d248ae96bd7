CREATE TABLE "import_seen" (
	"run_id" uuid NOT NULL,
	"names_level" boolean NOT NULL,
	"lines" integer[] NOT NULL,
	"enrollment_ids" uuid[] NOT NULL,
	"line_hashes" uuid[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "line_hash" uuid;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "line_hash" uuid;--> statement-breakpoint
-- Half a million hashes in a row do not get smaller by trying.
ALTER TABLE "import_seen" ALTER COLUMN "enrollment_ids" SET STORAGE EXTERNAL,
	ALTER COLUMN "line_hashes" SET STORAGE EXTERNAL;
--> statement-breakpoint
-- From here on by hand. An enrollment keeps the hash of the line that says what is known, and nobody who writes may forget to take it
-- away when that is no longer so: see src/lib/server/db/schema/enrollments.ts and decision 0020. Who writes another hash along
-- with what it changes has looked.
CREATE FUNCTION forget_own_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.line_hash := NULL;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER enrollments_known_line BEFORE UPDATE ON enrollments FOR EACH ROW
	WHEN (OLD.line_hash IS NOT NULL AND NEW.line_hash IS NOT DISTINCT FROM OLD.line_hash
		AND (OLD.pupil_id, OLD.school_id, OLD.administrative_group_id, OLD.stamnummer, OLD.given_name, OLD.family_name,
			OLD.begin_date, OLD.planned_end_date, OLD.deregistered_on)
		IS DISTINCT FROM (NEW.pupil_id, NEW.school_id, NEW.administrative_group_id, NEW.stamnummer, NEW.given_name,
			NEW.family_name, NEW.begin_date, NEW.planned_end_date, NEW.deregistered_on))
	EXECUTE FUNCTION forget_own_line();
--> statement-breakpoint
-- What the register says of a pupil stands in the lines of all of the pupil's enrollments.
CREATE FUNCTION forget_lines_of_pupil() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE enrollments SET line_hash = NULL WHERE pupil_id = NEW.id AND line_hash IS NOT NULL;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER pupils_known_lines AFTER UPDATE ON pupils FOR EACH ROW
	WHEN ((OLD.national_number_hash, OLD.official_given_name, OLD.official_family_name, OLD.gender, OLD.birth_date)
		IS DISTINCT FROM (NEW.national_number_hash, NEW.official_given_name, NEW.official_family_name, NEW.gender,
			NEW.birth_date))
	EXECUTE FUNCTION forget_lines_of_pupil();
--> statement-breakpoint
CREATE FUNCTION forget_lines_of_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE enrollments SET line_hash = NULL
	WHERE school_id = NEW.school_id AND administrative_group_id = NEW.id AND line_hash IS NOT NULL;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER administrative_groups_known_lines AFTER UPDATE ON administrative_groups FOR EACH ROW
	WHEN ((OLD.school_id, OLD.name, OLD.level) IS DISTINCT FROM (NEW.school_id, NEW.name, NEW.level))
	EXECUTE FUNCTION forget_lines_of_group();
--> statement-breakpoint
CREATE FUNCTION forget_lines_of_school() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE enrollments SET line_hash = NULL WHERE school_id = NEW.id AND line_hash IS NOT NULL;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER schools_known_lines AFTER UPDATE ON schools FOR EACH ROW
	WHEN (OLD.instellingsnummer IS DISTINCT FROM NEW.instellingsnummer)
	EXECUTE FUNCTION forget_lines_of_school();
--> statement-breakpoint
-- The same function in a language that is made ready once: one in SQL which calls what is only STABLE cannot be taken into the
-- statement, and is started anew for each of a million names (ten times what unaccent itself takes).
CREATE OR REPLACE FUNCTION immutable_unaccent(text) RETURNS text
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
	AS $$ BEGIN RETURN public.unaccent('public.unaccent'::regdictionary, $1); END $$;
--> statement-breakpoint
-- As in other_names_triggers, but planned anew each time (EXECUTE): a plan that is kept knows how many rows were written the first time,
-- and then reads two whole tables for one pupil, or looks a million up one by one. And what is to be written is found first.
CREATE OR REPLACE FUNCTION follow_other_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE $sql$
		WITH wanted AS MATERIALIZED (
			SELECT n.id, CASE WHEN (p.given_name, p.family_name) IS DISTINCT FROM (n.given_name, n.family_name)
				THEN p.search_name END AS other_name
			FROM written n JOIN pupils p ON p.id = n.pupil_id
			WHERE n.other_name IS NOT NULL OR (p.given_name, p.family_name) IS DISTINCT FROM (n.given_name, n.family_name)
		)
		UPDATE enrollments e SET other_name = w.other_name FROM wanted w
		WHERE e.id = w.id AND e.other_name IS DISTINCT FROM w.other_name
	$sql$;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION give_other_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE $sql$
		WITH wanted AS MATERIALIZED (
			SELECT f.id, CASE WHEN (p.given_name, p.family_name) IS DISTINCT FROM (f.given_name, f.family_name)
				THEN p.search_name END AS other_name, f.other_name AS was
			FROM written p JOIN enrollments f ON f.pupil_id = p.id
		)
		UPDATE enrollments e SET other_name = w.other_name FROM wanted w
		WHERE e.id = w.id AND w.was IS DISTINCT FROM w.other_name
	$sql$;
	RETURN NULL;
END
$$;

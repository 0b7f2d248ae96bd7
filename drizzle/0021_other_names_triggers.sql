-- enrollments.other_name is kept by the database itself, so that no way of writing an enrollment or a pupil forgets it: see
-- src/lib/server/db/schema/enrollments.ts. By statement, so that a feed of a whole country pays one join for it.
CREATE FUNCTION follow_other_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE enrollments e SET other_name = w.other_name
	FROM (
		SELECT n.id, CASE WHEN (p.given_name, p.family_name) IS DISTINCT FROM (n.given_name, n.family_name)
			THEN p.search_name END AS other_name
		FROM written n JOIN pupils p ON p.id = n.pupil_id
		WHERE n.other_name IS NOT NULL OR (p.given_name, p.family_name) IS DISTINCT FROM (n.given_name, n.family_name)
	) w
	WHERE e.id = w.id AND e.other_name IS DISTINCT FROM w.other_name;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION give_other_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE enrollments e SET other_name = w.other_name
	FROM (
		SELECT f.id, CASE WHEN (p.given_name, p.family_name) IS DISTINCT FROM (f.given_name, f.family_name)
			THEN p.search_name END AS other_name
		FROM written p JOIN enrollments f ON f.pupil_id = p.id
	) w
	WHERE e.id = w.id AND e.other_name IS DISTINCT FROM w.other_name;
	RETURN NULL;
END
$$;
--> statement-breakpoint
-- Not for what the triggers write themselves, or they would never end.
CREATE TRIGGER enrollments_other_names_added AFTER INSERT ON enrollments REFERENCING NEW TABLE AS written
	FOR EACH STATEMENT EXECUTE FUNCTION follow_other_names();
--> statement-breakpoint
CREATE TRIGGER enrollments_other_names_changed AFTER UPDATE ON enrollments REFERENCING NEW TABLE AS written
	FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION follow_other_names();
--> statement-breakpoint
CREATE TRIGGER pupils_other_names AFTER UPDATE ON pupils REFERENCING NEW TABLE AS written
	FOR EACH STATEMENT EXECUTE FUNCTION give_other_names();
--> statement-breakpoint
UPDATE enrollments e SET other_name = p.search_name FROM pupils p
WHERE p.id = e.pupil_id AND (p.given_name, p.family_name) IS DISTINCT FROM (e.given_name, e.family_name);

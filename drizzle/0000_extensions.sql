-- Extensions of PostgreSQL's own contrib package; PGlite brings them along. Creating them takes a role that may
-- (pg_trgm and unaccent are "trusted": the database's owner may), which is the migrating role and not the serving one.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
-- unaccent() is only STABLE, because a dictionary can be replaced; a generated column and an index ask for IMMUTABLE.
-- With the dictionary named and qualified, the promise holds as long as nobody edits the rules of that dictionary.
CREATE FUNCTION immutable_unaccent(text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	AS $$ SELECT public.unaccent('public.unaccent'::regdictionary, $1) $$;

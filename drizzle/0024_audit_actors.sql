-- By hand: what it is for, and how it is made where there is an audit already.
-- A search for trigrams in the names of all pupils: nothing asks it since a school searches in its own enrollments (desk_search), and it
-- was a quarter of what bringing in a country writes to pupils.
DROP INDEX "pupils_search_name_idx";--> statement-breakpoint
-- Room in each page for another version of some of its rows: who leaves then changes a page of the table and none of its four indexes.
ALTER TABLE "enrollments" SET (fillfactor = 90);--> statement-breakpoint
-- Holds no row of a sign-in. Made in one go, which keeps sign-ins waiting for as long as the audit is read: a moment on a new database.
-- Where the audit is large, make it month by month beforehand, without anybody waiting; this statement then takes those over
-- (docs/running.md, "Partitions").
CREATE INDEX "audit_events_actor_idx" ON "audit_events" USING btree ("actor_id","action") WHERE actor_kind in ('pupil', 'staff') and actor_id is distinct from account_id;

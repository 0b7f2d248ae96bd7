-- The audit in a partition a month, dropped by the month (docs/decisions/0017). Rows are placed by their id, a UUIDv7: the first
-- 48 bits of it are the instant in milliseconds (RFC 9562, 5.7), so that the primary key stays what it was.
CREATE FUNCTION audit_id_floor(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;
--> statement-breakpoint
ALTER TABLE audit_events RENAME TO audit_events_before;
--> statement-breakpoint
CREATE TABLE audit_events (LIKE audit_events_before INCLUDING DEFAULTS INCLUDING STORAGE) PARTITION BY RANGE (id);
--> statement-breakpoint
-- Rows that no month was made for. Nobody is kept from signing in because a month is missing.
CREATE TABLE audit_events_rest PARTITION OF audit_events DEFAULT;
--> statement-breakpoint
DO $$
DECLARE
	month date := date_trunc('month', now() at time zone 'UTC');
	next timestamptz := (date_trunc('month', now() at time zone 'UTC') + interval '1 month') at time zone 'UTC';
BEGIN
	IF EXISTS (SELECT 1 FROM audit_events_before) THEN
		-- What there is stays where it lies, and becomes the month that it ends in.
		EXECUTE format('ALTER TABLE audit_events_before RENAME TO %I', 'audit_events_' || to_char(month, 'YYYY_MM'));
		EXECUTE format('ALTER TABLE audit_events ATTACH PARTITION %I FOR VALUES FROM (MINVALUE) TO (%L)',
			'audit_events_' || to_char(month, 'YYYY_MM'), audit_id_floor(next));
	ELSE
		DROP TABLE audit_events_before;
	END IF;
END $$;
--> statement-breakpoint
DO $$
BEGIN
	-- The names that the old table's own indexes may still hold.
	ALTER INDEX IF EXISTS audit_events_pkey RENAME TO audit_events_before_pkey;
	ALTER INDEX IF EXISTS audit_events_account_idx RENAME TO audit_events_before_account_idx;
	ALTER INDEX IF EXISTS audit_events_school_idx RENAME TO audit_events_before_school_idx;
	ALTER INDEX IF EXISTS audit_events_recorded_idx RENAME TO audit_events_before_recorded_idx;
END $$;
--> statement-breakpoint
ALTER TABLE audit_events ADD CONSTRAINT audit_events_pkey PRIMARY KEY (id);
--> statement-breakpoint
CREATE INDEX audit_events_account_idx ON audit_events USING btree (account_id, at);
--> statement-breakpoint
CREATE INDEX audit_events_school_idx ON audit_events USING btree (school_id, at);
--> statement-breakpoint
CREATE INDEX audit_events_recorded_idx ON audit_events USING brin (recorded_at);
--> statement-breakpoint
-- The serving role may make no tables (SECURITY 13.2.2). These two make and drop a month, and nothing else; they run as their
-- owner, and give up rather than wait long for a lock that sign-ins need.
CREATE FUNCTION make_audit_month(wanted date) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
	month timestamp := date_trunc('month', wanted::timestamp);
	name text := 'audit_events_' || to_char(month, 'YYYY_MM');
	floor uuid := audit_id_floor(month at time zone 'UTC');
	ceiling uuid := audit_id_floor((month + interval '1 month') at time zone 'UTC');
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('audit-months'));
	IF to_regclass('public.' || name) IS NOT NULL THEN RETURN false; END IF;
	EXECUTE format('CREATE TABLE %I (LIKE audit_events INCLUDING DEFAULTS INCLUDING STORAGE)', name);
	LOCK TABLE audit_events_rest IN ACCESS EXCLUSIVE MODE;
	EXECUTE format('WITH moved AS (DELETE FROM audit_events_rest WHERE id >= %L AND id < %L RETURNING *)
		INSERT INTO %I SELECT * FROM moved', floor, ceiling, name);
	EXECUTE format('ALTER TABLE audit_events ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, floor, ceiling);
	RETURN true;
END $$;
--> statement-breakpoint
-- Refuses a month of the past year, whoever asks.
CREATE FUNCTION drop_audit_month(wanted date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
BEGIN
	IF date_trunc('month', wanted::timestamp) + interval '1 month' > (now() at time zone 'UTC') - interval '1 year' THEN
		RAISE EXCEPTION 'the audit of % is too young to be dropped', to_char(wanted, 'YYYY-MM');
	END IF;
	EXECUTE format('DROP TABLE %I', 'audit_events_' || to_char(wanted, 'YYYY_MM'));
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION make_audit_month(date), drop_audit_month(date) FROM PUBLIC;
--> statement-breakpoint
SELECT make_audit_month((date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead))::date)
	FROM generate_series(0, 2) AS ahead ORDER BY ahead;

-- The journal of what was taken away is written by the database itself, so that no way of taking away is forgotten:
-- see src/lib/server/db/schema/revocations.ts and docs/backup.md.
CREATE FUNCTION note_revocation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	was jsonb := to_jsonb(OLD);
	secret text := was ->> TG_ARGV[2];
BEGIN
	INSERT INTO revocations (kind, subject, mark) VALUES (
		TG_ARGV[0],
		was ->> TG_ARGV[1],
		CASE WHEN secret IS NOT NULL THEN encode(sha256(convert_to(secret, 'UTF8')), 'hex') END
	);
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION note_removals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO revocations (kind, subject) SELECT 'removed:' || TG_TABLE_NAME, gone.id::text FROM gone;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER cards_voided AFTER UPDATE OF voided_at ON cards FOR EACH ROW
	WHEN (OLD.voided_at IS NULL AND NEW.voided_at IS NOT NULL) EXECUTE FUNCTION note_revocation('card-voided', 'id', 'none');
--> statement-breakpoint
CREATE TRIGGER accounts_blocked AFTER UPDATE OF blocked_at ON accounts FOR EACH ROW
	WHEN (OLD.blocked_at IS NULL AND NEW.blocked_at IS NOT NULL) EXECUTE FUNCTION note_revocation('account-blocked', 'id', 'none');
--> statement-breakpoint
CREATE TRIGGER accounts_unblocked AFTER UPDATE OF blocked_at ON accounts FOR EACH ROW
	WHEN (OLD.blocked_at IS NOT NULL AND NEW.blocked_at IS NULL) EXECUTE FUNCTION note_revocation('account-unblocked', 'id', 'none');
--> statement-breakpoint
-- The same secret hashed anew leaves changed_at as it was.
CREATE TRIGGER credentials_ended AFTER UPDATE OF changed_at, expires_at ON credentials FOR EACH ROW
	WHEN (OLD.changed_at IS DISTINCT FROM NEW.changed_at
		OR (NEW.expires_at IS NOT NULL AND (OLD.expires_at IS NULL OR NEW.expires_at < OLD.expires_at)))
	EXECUTE FUNCTION note_revocation('secret-ended', 'account_id', 'hash');
--> statement-breakpoint
CREATE TRIGGER staff_secret_ended AFTER UPDATE OF password_changed_at ON staff FOR EACH ROW
	WHEN (OLD.password_changed_at IS DISTINCT FROM NEW.password_changed_at AND OLD.password_hash IS NOT NULL)
	EXECUTE FUNCTION note_revocation('staff-secret-ended', 'id', 'password_hash');
--> statement-breakpoint
CREATE TRIGGER staff_blocked AFTER UPDATE OF blocked_at ON staff FOR EACH ROW
	WHEN (OLD.blocked_at IS NULL AND NEW.blocked_at IS NOT NULL) EXECUTE FUNCTION note_revocation('staff-blocked', 'id', 'none');
--> statement-breakpoint
CREATE TRIGGER staff_roles_ended AFTER UPDATE OF revoked_at ON staff_roles FOR EACH ROW
	WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION note_revocation('role-ended', 'id', 'none');
--> statement-breakpoint
CREATE TRIGGER class_consents_stopped AFTER UPDATE OF stopped_at ON class_consents FOR EACH ROW
	WHEN (OLD.stopped_at IS NULL AND NEW.stopped_at IS NOT NULL) EXECUTE FUNCTION note_revocation('consent-stopped', 'id', 'none');
--> statement-breakpoint
CREATE TRIGGER class_memberships_removed AFTER DELETE ON class_memberships REFERENCING OLD TABLE AS gone
	FOR EACH STATEMENT EXECUTE FUNCTION note_removals();
--> statement-breakpoint
CREATE TRIGGER pupil_passkeys_removed AFTER DELETE ON pupil_passkeys REFERENCING OLD TABLE AS gone
	FOR EACH STATEMENT EXECUTE FUNCTION note_removals();
--> statement-breakpoint
CREATE TRIGGER email_addresses_removed AFTER DELETE ON email_addresses REFERENCING OLD TABLE AS gone
	FOR EACH STATEMENT EXECUTE FUNCTION note_removals();
--> statement-breakpoint
CREATE TRIGGER accounts_removed AFTER DELETE ON accounts REFERENCING OLD TABLE AS gone
	FOR EACH STATEMENT EXECUTE FUNCTION note_removals();
--> statement-breakpoint
CREATE TRIGGER pupils_removed AFTER DELETE ON pupils REFERENCING OLD TABLE AS gone
	FOR EACH STATEMENT EXECUTE FUNCTION note_removals();
--> statement-breakpoint
CREATE TRIGGER enrollments_removed AFTER DELETE ON enrollments REFERENCING OLD TABLE AS gone
	FOR EACH STATEMENT EXECUTE FUNCTION note_removals();
--> statement-breakpoint
CREATE TRIGGER staff_factors_removed AFTER DELETE ON staff_factors REFERENCING OLD TABLE AS gone
	FOR EACH STATEMENT EXECUTE FUNCTION note_removals();
--> statement-breakpoint
CREATE TRIGGER staff_recovery_codes_removed AFTER DELETE ON staff_recovery_codes REFERENCING OLD TABLE AS gone
	FOR EACH STATEMENT EXECUTE FUNCTION note_removals();

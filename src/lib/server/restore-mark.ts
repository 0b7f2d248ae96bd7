/**
 * The mark of a restore that is not done: an empty schema with this name and the instant, made before anything is put back and
 * taken away once the journal was played. A schema, since every role can see that it is there, also one that has no right on any
 * table yet; with its instant in the name, since a copy that somebody made of a database with a mark holds one too, and is put
 * back beside the mark of its own restore.
 */
const PREFIX = 'leerid_restoring_';

/** The name for a restore that begins at `now`. */
export const restoreMark = (now: Date): string => PREFIX + now.toISOString().replace(/\D/g, '').slice(0, 14);

/** When it began, for a sentence; of a name that is none of ours, the name. */
export function markedSince(name: string): string {
	const [, day, month, date, hour, minute] =
		new RegExp(`^${PREFIX}(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)\\d\\d$`).exec(name) ?? [];
	return day ? `${day}-${month}-${date} ${hour}:${minute} UTC` : name;
}

const IS_MARK = `nspname like '${PREFIX.replaceAll('_', '\\_')}%'`;

/** One row: `serves`, whether no restore is under way here. */
export const NOT_RESTORING = `select not exists (select from pg_namespace where ${IS_MARK}) as serves`;

/** One row: `marks`, the names of what stands there, oldest first; `filled`, whether the tables of LeerID do. */
export const READ_MARKS = `select
	array(select nspname::text from pg_namespace where ${IS_MARK} order by nspname) as marks,
	exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where (n.nspname, c.relname) in (('drizzle', '__drizzle_migrations'), ('public', 'accounts'))) as filled`;

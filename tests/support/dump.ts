import { sql } from 'drizzle-orm';
import { selectRows, type Database } from '$lib/server/db';

/** Every row of every table as text, a partition's under its table: to look for what should be nowhere. Bytes are in it as hexadecimal. */
export async function dumpDatabase(db: Database): Promise<string> {
	const tables = await selectRows<{ name: string }>(
		db,
		sql`select relname as name from pg_class
			where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname`
	);
	const lines: string[] = [];
	for (const { name } of tables) {
		const rows = await selectRows<{ row: string }>(
			db,
			sql`select t::text as row from ${sql.identifier(name)} t`
		);
		lines.push(...rows.map(({ row }) => `${name} ${row}`));
	}
	return lines.join('\n');
}

/** Which of `texts` stand in the dump, as they are, as bytes or as base64url. */
export function textsIn(dump: string, texts: readonly string[]): string[] {
	const folded = dump.toLowerCase();
	return texts.filter((text) => {
		const bytes = Buffer.from(text);
		return (
			folded.includes(text.toLowerCase()) ||
			folded.includes(bytes.toString('hex')) ||
			dump.includes(bytes.toString('base64url'))
		);
	});
}

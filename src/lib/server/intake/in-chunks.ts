/** Rows in one statement: twelve columns of them stay well under PostgreSQL's 65,535 parameters. */
const CHUNK = 1000;

/** Runs `write` on a thousand rows at a time, one after the other, and joins what comes back. */
export async function inChunks<Row, Result>(
	rows: readonly Row[],
	write: (chunk: Row[]) => Promise<Result[]>
): Promise<Result[]> {
	const results: Result[] = [];
	for (let start = 0; start < rows.length; start += CHUNK)
		for (const result of await write(rows.slice(start, start + CHUNK))) results.push(result);
	return results;
}

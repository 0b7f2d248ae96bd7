/**
 * The address of a PostgreSQL as the variables that its own programs read, so that no password stands in a command, which
 * everybody on the machine can read. May name several servers (`db1:5432,db2:5432`), as DATABASE_URL may; `URL` knows no such host.
 * Throws on what is no address.
 */
export function postgresVariables(address: string): Record<string, string> {
	const [, scheme, credentials = '', hosts, rest = ''] =
		/^(postgres(?:ql)?:\/\/)([^@/]*@)?([^/?#]+)(.*)$/.exec(address) ?? [];
	if (!scheme || !hosts) throw new Error('no address of a PostgreSQL');
	const { username, password, pathname, searchParams } = new URL(`${scheme}${credentials}host${rest}`);
	const servers = hosts.split(',').map((one) => new URL(`${scheme}${one}`));
	const session = searchParams.get('target_session_attrs');
	const mode = searchParams.get('sslmode');
	return {
		PGHOST: servers.map(({ hostname }) => decodeURIComponent(hostname)).join(','),
		PGPORT: servers.map(({ port }) => port || '5432').join(','),
		PGUSER: decodeURIComponent(username),
		PGPASSWORD: decodeURIComponent(password),
		PGDATABASE: decodeURIComponent(pathname.slice(1)),
		...(mode && { PGSSLMODE: mode }),
		...(session && { PGTARGETSESSIONATTRS: session })
	};
}

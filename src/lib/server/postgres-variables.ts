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

/**
 * Whether `text` is the address of a PostgreSQL, or of several, that every part of the program reads alike. No `/`, `?`, `#` or `@` of a
 * password may stand in it as it is: the address would be cut there, and a part of the password taken for a host, a port or a name.
 */
export function isPostgresAddress(text: string): boolean {
	const [, hosts] =
		/^postgres(?:ql)?:\/\/(?:[^\s/?#@]*@)?([^\s/?#@]*)(?:\/[^\s?#@]*)?(?:\?[^\s#@]*)?$/.exec(text) ?? [];
	if (hosts === undefined || !isPercentEncoded(text)) return false;
	return hosts === '' || hosts.split(',').every((one) => one !== '' && URL.canParse(`postgres://${one}`));
}

/** Whether each % begins a byte, and the bytes are UTF-8. */
export function isPercentEncoded(text: string): boolean {
	try {
		decodeURIComponent(text);
		return true;
	} catch {
		return false;
	}
}

/**
 * The same address for postgres.js, which takes a standby for a server that writes: since PostgreSQL 14 it goes by
 * `default_transaction_read_only`, which is off on both. For `primary` it asks what libpq asks for `read-write`.
 */
export const forDriver = (address: string): string =>
	address.replace(/([?&]target_session_attrs=)read-write(?=&|$)/, '$1primary');

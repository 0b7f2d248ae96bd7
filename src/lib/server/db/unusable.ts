import { StartError } from '../errors';
import { isUnavailable, sqlState } from './failures';

/**
 * Why the database at `url` cannot be used, in one sentence without its password; null when the error says something else.
 * `variable` is the setting that holds the address.
 */
export function explainUnusable(error: unknown, url: string, variable: string): StartError | null {
	const [, host = '', name = ''] = /^\w+:\/\/(?:[^@/]*@)?([^/?#]*)\/?([^?#]*)/.exec(url) ?? [];
	const say = (what: string) =>
		new StartError(`The database ${host && `at ${host} `}${what}, or correct ${variable}.`, { cause: error });
	const state = sqlState(error) ?? '';
	// Class 28, invalid authorization; invalid_catalog_name (PostgreSQL, appendix A).
	if (state.startsWith('28')) return say('refuses the user or the password: make that role');
	if (state === '3D000') return say(`has no database ${name}: create it`);
	// too_many_connections: of the server, of this database or of the role.
	if (state === '53300')
		return say('has no connection left: raise max_connections, or lower DATABASE_POOL or WORKERS');
	return isUnavailable(error) ? say('does not answer: start it') : null;
}

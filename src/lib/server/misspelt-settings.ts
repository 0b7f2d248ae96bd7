import { SETTINGS, type Environment } from './env-variables.ts';

export interface Misspelt {
	variable: string;
	/** What was meant, for all we know; absent where the name only begins like ours. */
	setting?: string;
}

/** Read before there are settings. */
const KNOWN = new Set([...SETTINGS, 'ENV_FILE']);

/** Nobody else's variables begin so, as far as we know; JOURNAL_ is systemd's too, and METRICS_ and MAIL_ are anybody's. */
const OURS = /^(ARGON2|DATABASE|HELPDESK|INFORMAT|KEY|LEERID|OIDC|SMTP|STAFF_OIDC)_/;
/** Read by others, and near to ours. */
const OTHERS = /^(OTEL_|npm_)/;
/** Shorter names are near to too much: HOME is two letters from HOST. */
const LONG = 8;

/**
 * The variables of `environment` that look like a setting and are none, so that nothing reads them: a misspelt one would else be
 * noticed by what does not happen. Only their names, never what they hold. Variables of others stand there too, so this is no refusal.
 */
export function findMisspelt(environment: Environment): Misspelt[] {
	return Object.entries(environment).flatMap(([variable, value]) => {
		if (!value || KNOWN.has(variable) || OTHERS.test(variable)) return [];
		if (isOfKubernetes(variable, environment)) return [];
		const setting = nearest(variable.toUpperCase());
		if (setting !== undefined) return [{ variable, setting }];
		return OURS.test(variable) ? [{ variable }] : [];
	});
}

/** In each container stand the addresses of the services of its namespace, by their names: ours is called leerid. */
function isOfKubernetes(variable: string, environment: Environment): boolean {
	const [, service] = /^(.+?)_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\d+_.+)?)$/.exec(variable) ?? [];
	return service !== undefined && environment[`${service}_SERVICE_HOST`] !== undefined;
}

function nearest(name: string): string | undefined {
	let [best, found]: [number, string | undefined] = [Infinity, undefined];
	for (const known of KNOWN) {
		const most = known.length < LONG ? 1 : 2;
		const apart = Math.abs(known.length - name.length) > most ? Infinity : distance(name, known);
		if (apart <= most && apart < best) [best, found] = [apart, known];
	}
	return found;
}

/** Letters to add, leave out, replace or swap with the next, to make one name of the other (optimal string alignment). */
function distance(a: string, b: string): number {
	const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const above = rows[i - 1] ?? [];
			const least = Math.min(
				(above[j] ?? 0) + 1,
				(row[j - 1] ?? 0) + 1,
				(above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
			);
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			row[j] = swapped ? Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1) : least;
		}
		rows.push(row);
	}
	return rows[a.length]?.[b.length] ?? 0;
}

import { readFileSync } from 'node:fs';

/** An application that this server plays. */
export interface DemoApplication {
	name: string;
	/** Its client id, and the first part of its paths here. */
	slug: string;
	scope: string;
	/** Proves itself with a key of its own in place of a secret, and pushes its requests. */
	strict: boolean;
}

/** The same file as the server's demo data, read as text: this program shares no module with it. Found from `build` too. */
const source = new URL('../../../src/lib/server/demo/applications.csv', import.meta.url);

export function readApplications(): Map<string, DemoApplication> {
	const [, ...lines] = readFileSync(source, 'utf8').trim().split('\n');
	const all = lines.map((line): DemoApplication => {
		const [name = '', slug = '', , scope = ''] = line.split(';');
		return { name, slug, scope, strict: slug === 'vlaamse-toetsen' };
	});
	return new Map(all.map((application) => [application.slug, application]));
}

/** The demo data gives each application this secret. Only ever on a machine that serves itself alone. */
export const secretOf = ({ slug }: DemoApplication): string => `demo-secret-of-${slug}`;

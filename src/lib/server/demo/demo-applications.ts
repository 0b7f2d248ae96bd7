import { eq, inArray } from 'drizzle-orm';
import { hashSecretOfApplication } from '../applications';
import { inTransaction, type Context } from '../context';
import { StartError } from '../errors';
import { parseRosterCsv } from '../intake';
import {
	administrativeGroups,
	applicationClaims,
	applications,
	applicationSecrets,
	assignments,
	schools
} from '../db';
import applicationsCsv from './applications.csv?raw';

/** What a demo application says for a claim. A `!` behind it in the file means that it cannot do without. */
const REASONS: Record<string, string> = {
	given_name: 'De leerling wordt met de voornaam aangesproken.',
	family_name: 'De leerkracht herkent de leerling in de klaslijst.',
	name: 'De naam staat boven het rapport.',
	preferred_username: 'De helpdesk vindt een leerling terug op gebruikersnaam.',
	schools: 'De leerling komt meteen in de juiste school en het juiste leerjaar terecht.',
	classes: 'De leerkracht ziet de eigen klas bij elkaar.',
	vo_orgcode: 'De resultaten gaan naar het juiste instellingsnummer.',
	vo_orgnaam: 'De naam van de school staat op het rapport.',
	vo_doelgroepcode: 'De toepassing laat alleen het onderwijs toe.',
	vo_id: 'De resultaten blijven bij dezelfde leerling.'
};

/** Proves itself with keys in place of a secret, and pushes its requests: the strict way, to try out. */
const STRICT = 'vlaamse-toetsen';

/** Whose supplier's contact is among the demo staff, to try out what a supplier sees (`server/staff/demo-staff.ts`). */
const SUPPLIED = { clientId: 'rekenreis', contactEmail: 'leverancier@demo' };

/** The demo application knows the same rule (src/start/demo-application). Only where fixed demo secrets may exist (D14). */
const demoSecret = (clientId: string) => `demo-secret-of-${clientId}`;

/**
 * Loads the 29 demo applications (F63) once, as clients of the demo application at `address`, and assigns some. At each
 * start only their addresses are renewed, so that what was done in the demo stays done.
 */
export async function seedDemoApplications(ctx: Context, address: string): Promise<void> {
	const rows = await readRows();
	await inTransaction(ctx, async (ctx) => {
		const clientIds = rows.map(({ clientId }) => clientId);
		const known = await ctx.db
			.select({ clientId: applications.clientId })
			.from(applications)
			.where(inArray(applications.clientId, clientIds));
		for (const row of rows) {
			const addresses = addressesOf(address, row.clientId);
			if (known.some(({ clientId }) => clientId === row.clientId))
				await ctx.db.update(applications).set(addresses).where(eq(applications.clientId, row.clientId));
			else await add(ctx, row, addresses);
		}
	});
}

interface Row {
	name: string;
	clientId: string;
	supplier: string;
	scopes: string[];
	claims: string[];
	/** `2` for a whole school, `2/3de leerjaar` for a group of it. */
	assignedTo: string[];
}

function addressesOf(address: string, clientId: string) {
	const at = (path: string) => `${address}/${clientId}${path}`;
	return {
		startUrl: at(''),
		redirectUris: [at('/terug')],
		postLogoutRedirectUris: [at('/uit')],
		backchannelLogoutUri: at('/afgemeld'),
		...(clientId === STRICT && { jwksUri: at('/jwks') })
	};
}

async function add(ctx: Context, row: Row, addresses: ReturnType<typeof addressesOf>): Promise<void> {
	const { name, clientId, supplier, scopes, claims, assignedTo } = row;
	const isStrict = clientId === STRICT;
	const [made] = await ctx.db
		.insert(applications)
		.values({
			...addresses,
			clientId,
			name,
			supplier,
			contactEmail: clientId === SUPPLIED.clientId ? SUPPLIED.contactEmail : null,
			scopes,
			status: 'active',
			sector: clientId,
			authentication: isStrict ? 'private_key_jwt' : 'client_secret_basic',
			requiresPar: isStrict,
			// What the demo application reads either way, and what costs us a tenth of RS256.
			idTokenAlg: 'ES256',
			agreementReference: `DEMO-${clientId}`,
			accountNote: `${name} maakt een account bij de eerste aanmelding met LeerID.`,
			createdAt: ctx.now,
			updatedAt: ctx.now
		})
		.returning({ id: applications.id });
	if (!made) return;
	const applicationId = made.id;
	if (!isStrict)
		await ctx.db
			.insert(applicationSecrets)
			.values({ applicationId, hash: hashSecretOfApplication(demoSecret(clientId)), createdAt: ctx.now });
	await ctx.db.insert(applicationClaims).values(
		claims.map((text) => {
			const claim = text.replace(/!$/, '');
			return { applicationId, claim, reason: REASONS[claim] ?? '', required: text.endsWith('!') };
		})
	);
	for (const target of assignedTo) await assign(ctx, applicationId, target);
}

async function assign({ db, now }: Context, applicationId: string, target: string): Promise<void> {
	const [number = '', group] = target.split('/');
	const groups = await db
		.select({ schoolId: schools.id, groupId: administrativeGroups.id, name: administrativeGroups.name })
		.from(schools)
		.innerJoin(administrativeGroups, eq(administrativeGroups.schoolId, schools.id))
		.where(eq(schools.instellingsnummer, number));
	const found = group === undefined ? groups[0] : groups.find(({ name }) => name === group);
	if (!found) throw new StartError(`applications.csv assigns to what is not there: ${target}.`);
	await db.insert(assignments).values({
		schoolId: found.schoolId,
		applicationId,
		level: group === undefined ? 'school' : 'group',
		administrativeGroupId: group === undefined ? null : found.groupId,
		createdAt: now
	});
}

async function readRows(): Promise<Row[]> {
	const columns = ['name', 'client_id', 'supplier', 'scopes', 'claims', 'assigned_to'];
	const parsed = await parseRosterCsv(applicationsCsv, columns);
	if ('refusal' in parsed || parsed.malformed.length > 0)
		throw new StartError('The demo file applications.csv cannot be read: fetch the source again.');
	const words = (text: string | undefined, separator: string) => (text ? text.split(separator) : []);
	return parsed.rows.map(({ cells }) => ({
		name: cells.name ?? '',
		clientId: cells.client_id ?? '',
		supplier: cells.supplier ?? '',
		scopes: words(cells.scopes, ' '),
		claims: words(cells.claims, ' '),
		assignedTo: words(cells.assigned_to, ',')
	}));
}

import type { ClassSource, Software } from '$lib/domain/consent/software';
import { and, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { applications, schoolPackages, schools, selectRows, softwareClients } from '../db';
import { AppError } from '../errors';
import { sharing } from './read-consent';

/** Who brings class information: a package, by its machine client, by the operator's hand or fetched by ourselves; or the school. */
export interface Sender {
	software: ClassSource;
	clientId: string | null;
}

/** The package that a machine client speaks for; null when the operator named none. */
export async function findSender(
	ctx: Pick<Context, 'db'>,
	{ applicationId, clientId }: { applicationId: string; clientId: string }
): Promise<Sender | null> {
	const [row] = await ctx.db
		.select({ software: softwareClients.software })
		.from(softwareClients)
		.where(eq(softwareClients.applicationId, applicationId));
	return row ? { software: row.software, clientId } : null;
}

/** The school with this number, when `software` is its package; null for any other: whether it exists is not told. */
export async function findSchoolOf(
	ctx: Pick<Context, 'db'>,
	software: ClassSource,
	instellingsnummer: string
): Promise<{ id: string; packageSetAt: Date } | null> {
	const [school] = await ctx.db
		.select({ id: schools.id, packageSetAt: schoolPackages.setAt })
		.from(schools)
		.innerJoin(schoolPackages, eq(schoolPackages.schoolId, schools.id))
		.where(
			and(
				eq(schools.instellingsnummer, instellingsnummer.replace(/^0+/, '').slice(0, 20)),
				eq(schoolPackages.software, software)
			)
		);
	return school ?? null;
}

/** The schools of a package that share now, by number, with the sequence of its last delivery (0 before the first). */
export const listSharingSchools = (
	ctx: Pick<Context, 'db'>,
	{ software }: Sender
): Promise<{ instellingsnummer: string; lastSequence: number }[]> =>
	selectRows(
		ctx.db,
		sql`select s.instellingsnummer, coalesce((select max(d.sequence) from class_deliveries d
				where d.school_id = s.id and d.software = p.software), 0)::float8 as "lastSequence"
			from school_packages p join schools s on s.id = p.school_id
			where p.software = ${software}::school_software and ${sharing(sql`s.id`)}
			order by length(s.instellingsnummer), s.instellingsnummer`
	);

/** Every machine client, by name, with the package it speaks for. */
export const listSoftwareClients = ({ db }: Pick<Context, 'db'>) =>
	db
		.select({
			applicationId: applications.id,
			name: applications.name,
			clientId: applications.clientId,
			status: applications.status,
			software: softwareClients.software
		})
		.from(applications)
		.leftJoin(softwareClients, eq(softwareClients.applicationId, applications.id))
		.where(eq(applications.kind, 'machine'))
		.orderBy(applications.name);

/**
 * Says which package a machine client speaks for; null takes it away. The caller is an operator. Throws
 * `AppError('not-found')` for what is no machine client.
 */
export async function setSoftwareClient(
	ctx: Context,
	{ applicationId, software }: { applicationId: string; software: Software | null }
): Promise<void> {
	const clients = await listSoftwareClients(ctx);
	if (!clients.some((one) => one.applicationId === applicationId)) throw new AppError('not-found');
	await inTransaction(ctx, async (ctx) => {
		if (software === null)
			await ctx.db.delete(softwareClients).where(eq(softwareClients.applicationId, applicationId));
		else
			await ctx.db
				.insert(softwareClients)
				.values({ applicationId, software, setAt: ctx.now })
				.onConflictDoUpdate({
					target: softwareClients.applicationId,
					set: { software, setAt: ctx.now }
				});
		await recordAudit(ctx, { action: 'class-information.client-set', detail: { applicationId, software } });
	});
}

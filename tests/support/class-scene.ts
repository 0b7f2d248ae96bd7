import { currentProtocol } from '$lib/domain/consent/protocols';
import type { ClassSource } from '$lib/domain/consent/software';
import {
	readIdentifiers,
	receiveDelivery,
	setPackage,
	shareClassInformation,
	type Delivery,
	type Sender
} from '$lib/server/consent';
import { schools } from '$lib/server/db';
import { eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { makeDesk } from './desk-scene';

type Desk = Awaited<ReturnType<typeof makeDesk>>;

/** The rights of the one person that a scene has. */
export const DECIDER = ['beheerder', 'databeheerder'] as const;

/** The school names its package and says yes. The actor needs the rights of `DECIDER`. */
export async function share({ ctx, actor }: Desk, software: ClassSource = 'wisa'): Promise<void> {
	await setPackage(ctx, actor, software);
	const refusal = await shareClassInformation(ctx, actor, currentProtocol());
	if (refusal) throw new Error(refusal);
}

export async function numberOf({ ctx, actor }: Desk): Promise<string> {
	const [school] = await ctx.db.select().from(schools).where(eq(schools.id, actor.schoolId));
	if (!school) throw new Error('no such school');
	return school.instellingsnummer;
}

export const WISA: Sender = { software: 'wisa', clientId: 'wisa-drop' };

/** A delivery for the desk's school; the hash is that of the rows. */
export async function deliver(
	desk: Desk,
	sequence: number,
	rows: readonly unknown[],
	{ sender = WISA, ...change }: Partial<Delivery> & { sender?: Sender } = {}
) {
	const scope = change.scope ?? 'whole';
	return receiveDelivery(desk.ctx, sender, {
		instellingsnummer: await numberOf(desk),
		scope,
		sequence,
		idempotencyKey: `delivery ${sequence}`,
		contentHash: createHash('sha256')
			.update(JSON.stringify([scope, sequence, rows]))
			.digest(),
		rows,
		...change
	});
}

/** The identifiers that the package gets for the desk's school. */
export async function identifiers(desk: Desk, sender = WISA) {
	const found = await readIdentifiers(desk.ctx, sender, await numberOf(desk));
	if (typeof found === 'string') throw new Error(found);
	return found;
}

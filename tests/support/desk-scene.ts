import type { Context } from '$lib/server/context';
import type { DeskActor } from '$lib/server/staff';
import { administrativeGroups } from '$lib/server/db';
import { randomUUID } from 'node:crypto';
import { makeContext, makeSchool } from './factories';

/** A beheerder at a school with a primary group and one of ordinary secondary education, and the world as they see it. */
export async function makeDesk(base: Context, given: Partial<DeskActor> = {}) {
	const primary = await makeSchool(base);
	const { schoolId } = primary;
	const [secondary] = await base.db
		.insert(administrativeGroups)
		.values({ schoolId, name: `1e lj 1e gr A ${randomUUID()}`, level: 'secundair' })
		.returning();
	if (!secondary) throw new Error('an insert without a row');
	const staffId = randomUUID();
	const actor: DeskActor = {
		staffId,
		name: 'An Beheerder',
		schoolId,
		school: { id: schoolId, name: 'TEST School', instellingsnummer: '1' },
		roles: ['beheerder'],
		groupIds: null,
		...given
	};
	const ctx = makeContext(base.db, {
		now: base.now,
		actor: { kind: 'staff', staffId: actor.staffId, schoolId }
	});
	return {
		ctx,
		actor,
		primary,
		secondary: { schoolId, groupId: secondary.id }
	};
}

import { recordAudit } from '../audit';
import type { Context } from '../context';
import { accountUuid, readSchoolPupils } from './school-pupils';
import { findSchoolOf, type Sender } from './sender';
import { readStanding } from './standing';

/** How a pupil is called between a package and us: by exactly one of the two (protocol, article 2, 2°). */
export interface PupilIdentifier {
	stamnummer: string;
	leeridUuid: string | null;
	/** Of a pupil without a LeerID. */
	accountUuid: string | null;
}

export type IdentifiersRefusal = 'unknown-school' | 'no-consent';

/** The pupils of a school by stamnummer, for its own package and only while the consent stands. Each asking is written down. */
export async function readIdentifiers(
	ctx: Context,
	sender: Sender,
	instellingsnummer: string
): Promise<PupilIdentifier[] | IdentifiersRefusal> {
	const school = await findSchoolOf(ctx, sender.software, instellingsnummer);
	if (!school) return 'unknown-school';
	const standing = await readStanding(ctx, school.id);
	if (!standing?.identifierSalt) return 'no-consent';
	const { identifierSalt } = standing;
	const pupils = await readSchoolPupils(ctx, school.id);
	// A stamnummer with two enrollments, this year's and next year's, is one pupil: told once.
	const byNumber = new Map(
		pupils.map(({ stamnummer, accountId, pupilId }) => [
			`${stamnummer} ${pupilId}`,
			{
				stamnummer,
				leeridUuid: accountId,
				accountUuid: accountId === null ? accountUuid(identifierSalt, pupilId) : null
			}
		])
	);
	await recordAudit(ctx, {
		action: 'class-information.identifiers-read',
		schoolId: school.id,
		detail: { software: sender.software, client: sender.clientId, pupils: byNumber.size }
	});
	return [...byNumber.values()];
}

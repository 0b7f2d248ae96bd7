import { grantedClaims, type Claim } from '$lib/domain/applications/claims';
import { pupilClaims } from '$lib/domain/applications/pupil-claims';
import type { Account, Client, FindAccount } from 'oidc-provider';
import { pupilAccessOf, readPupilAccess, type PupilAccess } from '../applications';
import { recordAudit } from '../audit';
import { keyedHash, type Keys } from '../keys';
import type { ClientFacts } from './client-adapter';
import { pupilKey } from './ledger';
import { requestScope } from './request-scope';

/** The provider's account, with our answer to whether the application is the pupil's. */
export interface PupilAccount extends Account {
	access: PupilAccess;
}

export const factsOf = (client: Client): ClientFacts => (client as unknown as { leerid: ClientFacts }).leerid;

/**
 * The name under which applications of a sector know a pupil: the same for the whole career, and unlike in every other
 * sector (D6). Cannot be turned back into the account.
 */
export const pairwiseSub = (keys: Keys, sector: string, accountId: string): string =>
	keyedHash(keys.pairwise, 'pairwise-sub', `${sector.length}:${sector}:${accountId}`).toString('base64url');

/**
 * The pupil, as long as the account may be used. With a code or token in hand the application must still be theirs too:
 * so a block, the end of an enrollment and a withdrawn assignment end refreshes and userinfo at once (A34).
 */
export const findAccount: FindAccount = async (koa, accountId, token): Promise<PupilAccount | undefined> => {
	const { ctx, ledger } = requestScope();
	const { client } = koa.oidc;
	if (!client) return undefined;
	const { applicationId, sector, claims: declared } = factsOf(client);
	// It came along with the code, the token or the interaction (payload-adapter.ts).
	const row = ledger?.pupils.get(pupilKey(accountId, client.clientId));
	const access =
		row === undefined ? await readPupilAccess(ctx, { accountId, applicationId }) : pupilAccessOf(ctx, row);
	if (!access || (token && !access.assigned)) return undefined;

	return {
		accountId,
		access,
		async claims(use, scope) {
			const granted = grantedClaims(scope.split(' '), declared, access.withheld);
			if (use !== 'userinfo') return { sub: accountId };
			await writeDown(granted);
			return {
				...pupilClaims(access.facts, granted, pairwiseSub(ctx.keys, sector, accountId)),
				sub: accountId
			};
		}
	};

	/** For *Wat weet deze app over mij?*: which facts went where, and when. */
	async function writeDown(granted: Claim[]): Promise<void> {
		if (granted.length === 0) return;
		await recordAudit(ctx, {
			action: 'application.facts-told',
			accountId,
			detail: { applicationId, claims: granted.join(' ') }
		});
	}
};

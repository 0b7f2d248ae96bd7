import Provider from 'oidc-provider';
import { hashSecretOfApplication } from '../applications';
import { answerPeople } from './answer-people';
import { compareClientSecret, createConfiguration, type ProviderWorld } from './configuration';
import { recordErrors } from './error-log';
import { linkSessions } from './link-sessions';
import { goToSignIn } from './go-to-sign-in';
import { isFirstUse } from './first-use';
import { keepPushedRequests } from './pushed-requests';
import { writeBeforeAnswer } from './write-before-answer';

/** A provider with these keys, on this database. Cheap enough (tens of milliseconds) to make anew when the keys change. */
export function createProvider(world: ProviderWorld): Provider {
	const provider = new Provider(world.issuer, createConfiguration(world));
	// The door put our own address in the headers it believes.
	provider.proxy = true;
	provider.use(goToSignIn);
	provider.use(answerPeople);
	provider.use(writeBeforeAnswer(world));
	linkSessions(provider);
	keepPushedRequests(provider);
	recordErrors(provider, world.db);

	provider.Client.prototype.compareClientSecret = function (actual) {
		return compareClientSecret(this.clientSecret ?? '', hashSecretOfApplication(actual));
	};
	const Replays = provider.ReplayDetection as unknown as {
		unique(iss: string, jti: string, exp: number): Promise<boolean>;
	};
	Replays.unique = (iss, jti, exp) => isFirstUse(world, { iss, jti, expiresAt: new Date(exp * 1000) });
	return provider;
}

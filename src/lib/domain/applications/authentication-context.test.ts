import { expect, test } from 'vitest';
import { authenticationContext } from './authentication-context';

test.each([
	[['pic', 'qr'], 'urn:be:leerid:authmech:afbeelding'],
	[['qr', 'pwd'], 'urn:be:leerid:authmech:wachtwoord'],
	[['pwd', 'passkey'], 'urn:be:leerid:authmech:passkey'],
	[['pic', 'tch'], 'urn:be:leerid:authmech:afbeelding'],
	[['tch', 'qr'], 'urn:be:leerid:authmech:leerkracht'],
	[['qr'], 'urn:be:leerid:authmech:qr'],
	[[], undefined]
])('who signed in by %j is known as %s', (methods, acr) => {
	expect(authenticationContext(methods)).toBe(acr);
});

export {
	asTransports,
	readAnswer,
	verifyAnswer,
	verifyNewPasskey,
	type PasskeyAnswer,
	type StoredPasskey
} from './answer';
export { loadWebauthn } from './load-webauthn';
export { passkeysWork, relyingParty } from './relying-party';

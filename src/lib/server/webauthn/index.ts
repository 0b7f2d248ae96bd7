export {
	asTransports,
	readAnswer,
	verifyAnswer,
	verifyNewPasskey,
	type PasskeyAnswer,
	type StoredPasskey
} from './answer';
export { passkeysWork, relyingParty } from './relying-party';

export {
	addPasskey,
	beginPasskey,
	listPasskeys,
	removeAllPasskeys,
	removePasskey,
	type OwnPasskey
} from './own-passkeys';
export { askPasskey, signInWithPasskey } from './sign-in-with-passkey';

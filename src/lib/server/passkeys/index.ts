export {
	addPasskey,
	beginPasskey,
	listPasskeys,
	removeAllPasskeys,
	removePasskey,
	type OwnPasskey
} from './own-passkeys';
export { askPasskeyNoMore, askPasskeyToo, asksPasskeyToo } from './ask-passkey-too';
export { askPasskeyStep, finishWithPasskey } from './passkey-step';
export { askPasskey, signInWithPasskey } from './sign-in-with-passkey';
export { warmUpPasskeys } from './warm-up-passkeys';

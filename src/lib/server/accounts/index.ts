export { blockAccounts, MAX_REASON_LENGTH, unblockAccounts } from './block-accounts';
export { changeUsername, type UsernameChange } from './change-username';
export { createAccount, type NewAccount } from './create-account';
export { createAccounts, giveUsernames, type HashedAccount } from './create-accounts';
export { issueNewSecrets } from './issue-new-secrets';
export { proposeUsernames, takenUsernames } from './propose-usernames';
export {
	passwordOwner,
	refuseNewPassword,
	replacePassword,
	storeOwnPassword,
	type ReplacementRefusal
} from './replace-password';
export { signOut } from './sign-out';
export { unusableSecrets } from './unusable-secret';

export { createAccount, type NewAccount } from './create-account';
export { passwordOwner, replacePassword, type ReplacementRefusal } from './replace-password';
export { signOut } from './sign-out';

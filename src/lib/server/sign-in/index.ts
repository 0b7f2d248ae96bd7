export { releaseWait, waitOf } from './account-wait';
export { spendAddressBudget } from './address-budget';
export { admit, barrierOf, type Barrier } from './admit';
export { keepCardScan } from './card-scan-cookie';
export { keepDevice, knowsAccount, readDevice, withAccount, type Device } from './device-cookie';
export {
	findAccount,
	readSignInAccount,
	secretPage,
	type SecretPage,
	type SignInAccount
} from './find-account';
export { readLoginName, type LoginName } from './login-name';
export { keepLoginName, recallLoginName } from './login-name-cookie';
export { mustSignInAgain, nextUrl } from './next-url';
export { forgetPictures, keepPictures, readPictures } from './picture-cookie';
export type { SignInOutcome } from './sign-in';
export { isOverloaded } from './pressure';
export { keepOutcome, makeRoomFor, signInOnDevice } from './sign-in-on-device';
export { forgetFailure, reserveAttempt, withdrawAttempt, type Attempt } from './throttle';

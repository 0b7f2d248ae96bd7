export { keepCardScan } from './card-scan-cookie';
export { secretPage, type SecretPage } from './find-account';
export { readLoginName, type LoginName } from './login-name';
export { forgetLoginName, keepLoginName, recallLoginName } from './login-name-cookie';
export { keepPictures, readPictures } from './picture-cookie';
export type { Barrier, SignInOutcome } from './sign-in';
export { makeRoomFor, signInOnDevice } from './sign-in-on-device';

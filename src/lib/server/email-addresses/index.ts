export {
	askVerification,
	resendVerification,
	type AddressRefusal,
	type EmailOwner
} from './ask-verification';
export { confirmAddress, findVerification, type Verification } from './confirm-address';
export { answerOffer, isOfferFresh, offerEmail } from './offer';
export { readEmail, readVerifiedAddress, type OwnEmail } from './read-email';
export { removeAddress } from './remove-address';
export { accountOfMailbox, isVerifiedMailbox, openAddress } from './stored-address';
export { tellPasswordChanged, tellPasswordsGiven } from './tell-pupil';
export { hashToken, isToken, makeToken } from './token';

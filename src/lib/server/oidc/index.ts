export { demoApplicationAddress } from './demo-address';
export { handleOidc } from './handle-oidc';
export {
	continueInteraction,
	refuseInteraction,
	type InteractionStep,
	type InteractionVisit
} from './interactions';
export { keepSignedOut, readSignedOut } from './signed-out-cookie';
export { readSignOuts, type SignOut } from './participations';
export { forgetPending, readPending, type Pending } from './pending-cookie';
export { forgetProvider, getProvider, issuer } from './provider';
export { ensureSigningKeys, rotateSigningKeys } from './signing-keys';
export { readMachine, type Machine } from './read-machine';
export { startOidc } from './start-oidc';
export { sweepOidc } from './sweep-oidc';
export { startTellingApplications } from './tell-applications';

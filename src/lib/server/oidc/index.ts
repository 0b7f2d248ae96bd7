export { demoApplicationAddress } from './demo-address';
export { endRestedSessions, startEndingRested } from './end-rested';
export { handleOidc } from './handle-oidc';
export {
	continueInteraction,
	refuseInteraction,
	type InteractionStep,
	type InteractionVisit
} from './interactions';
export { keepSignedOut, readSignedOut } from './signed-out-cookie';
export { readSignOuts, type SignOut } from './participations';
export { dropPending, forgetPending, readPending, type Pending } from './pending-cookie';
export { forgetProvider, getProvider, issuer } from './provider';
export { ensureSigningKeys, rotateSigningKeys, rotateWhenDue } from './signing-keys';
export { readMachine, type Machine } from './read-machine';
export { rotateNightly } from './rotate-nightly';
export { startOidc } from './start-oidc';
export { sweepOidc } from './sweep-oidc';
export { startTellingApplications } from './tell-applications';

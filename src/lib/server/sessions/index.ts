export { OWN_DEVICE, SHARED_DEVICE } from './limits';
export {
	endAllSessions,
	endOtherSession,
	endOtherSessions,
	endSession,
	holdSession,
	newSession,
	openSession,
	resumeSession,
	type PupilSession
} from './session';
export { forgetBearer, readBearer, writeBearer } from './session-cookie';
export type { BroughtAlong, SignedInAccount } from './session-store';
export { requireSession } from './require-session';

export {
	pupilAccessOf,
	readPupilAccess,
	readPupilApplications,
	type PupilAccess,
	type PupilApplication,
	type StoredAssignment
} from './pupil-access';
export { hashSecretOfApplication, newSecretOfApplication } from './secret';
export { readApplication, type Application } from './read-application';
export { forgetApplications, recallApplication } from './recall-application';
export { pupilValue, readActivePupil, type ActivePupil, type PupilRow } from './read-pupil';
export { readToldFacts, type ToldApplication, type ToldFact } from './told-facts';

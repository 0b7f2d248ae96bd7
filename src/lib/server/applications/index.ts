export { pupilAccessOf, readPupilAccess, type PupilAccess, type StoredAssignment } from './pupil-access';
export { readPupilApplications, tilesBrought, type PupilApplication } from './pupil-tiles';
export { hashSecretOfApplication, newSecretOfApplication } from './secret';
export { readApplication, type Application } from './read-application';
export { forgetApplications, recallApplication } from './recall-application';
export { pupilValue, readActivePupil, type ActivePupil, type PupilRow } from './read-pupil';
export { readToldFacts, type ToldApplication, type ToldFact } from './told-facts';

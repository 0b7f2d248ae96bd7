export { assign, oneAtATime, previewAssignment } from './assign';
export { effectiveAnswersFor, effectiveAnswersForGroup, type EffectiveAnswer } from './effective-answers';
export { fetchSchoolApplication, type NamedAssignment, type SchoolApplication } from './fetch-application';
export { listSchoolApplications, type SchoolApplicationRow } from './list-applications';
export { listGroupApplications, type GroupRow } from './list-groups';
export {
	look as changeOf,
	type AssignmentInput,
	type AssignmentPreview,
	type AssignmentRefusal
} from './plan-assignment';
export { previewWithdrawal, withdraw } from './withdraw';
export { setGivenClaims } from './withhold-claims';

export type { StaffRole as Role } from '$lib/domain/staff/roles';
export { readInvitation, type AcceptRefusal } from './accept-invitation';
export {
	endRole,
	findSchool,
	listColleagues,
	listGroups,
	setTeacherGroups,
	type ColleagueActor,
	type RightState
} from './colleagues';
export type { Confirmation, SecondFactor } from './confirm-second-factor';
export { inviteOperator } from './create-operator';
export { giveTeachers } from './distribution/give-teachers';
export { readDistribution, type Distribution, type Taught } from './distribution/read-distribution';
export { readInTeacherFile, teacherFile, type TeacherFileReport } from './distribution/teacher-file';
export { DEMO_STAFF, refuseDemoStaff, seedDemoStaff, type DemoStaff } from './demo-staff';
export {
	beginTotpEnrolment,
	enrolPasskey,
	enrolTotp,
	mayEnrol,
	removeFactor,
	renewRecoveryCodes,
	type EnrolmentRefusal,
	type NewTotp
} from './enrol-factor';
export { beginExternal } from './external/begin-external';
export type { ExternalRefusal } from './external/finish-external';
export { hasExternalProvider } from './external/provider';
export { setColleagueBlocked, type BlockRefusal } from './block-colleague';
export {
	findStaffReset,
	mailStaffReset,
	requestStaffReset,
	resetStaffPassword,
	staffResetToken
} from './forgotten-password';
export { hasFactors } from './find-staff';
export {
	INVITATION_DAYS,
	inviteStaff,
	listInvitations,
	withdrawInvitation,
	type InvitationRefusal
} from './invite-staff';
export {
	endOtherSessions,
	forgetNewCodes,
	readNewCodes,
	readOwnAccount,
	replaceStaffPassword,
	signOutStaff,
	type StaffPasswordRefusal
} from './own-account';
export { beginPasskey, beginPasskeyEnrolment, passkeysWork } from './passkey';
export {
	hasFreshSecondFactor,
	refuse,
	requireFreshSecondFactor,
	requireSchool,
	requireStaff,
	signInAddress,
	type DeskActor,
	type StaffLocals
} from './require-school';
export { STAFF_ABSOLUTE } from './session-limits';
export { resetFactors } from './reset-factors';
export { forgetStaffBearer, readStaffBearer, writeStaffBearer } from './staff-cookie';
export {
	acceptOnDevice,
	confirmOnDevice,
	replacePasswordOnDevice,
	returnFromProvider,
	signInStaffOnDevice
} from './staff-on-device';
export { hashStaffBearer, resumeStaffSession, type DeskSchool, type StaffSession } from './staff-session';
export { switchSchool } from './switch-school';
export { keepTickedPupils, readTickedPupils } from './ticked-pupils';

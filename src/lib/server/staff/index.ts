export type { StaffRole as Role } from '$lib/domain/staff/roles';
export {
	hasFreshSecondFactor,
	requireFreshSecondFactor,
	requireSchool,
	requireStaff,
	signInAddress,
	type DeskActor,
	type StaffLocals
} from './require-school';
export { forgetStaffBearer, readStaffBearer, writeStaffBearer } from './staff-cookie';
export { resumeStaffSession, type DeskSchool, type StaffSession } from './staff-session';

export { carryAssignments, takeBackAssignments } from './carry-assignments';
export type { Chosen } from './carried-of';
export { previewAssignments, type CarryPreview } from './preview-assignments';
export { previewSchoolYear, type ListedPupil, type SchoolYearPreview } from './preview-school-year';

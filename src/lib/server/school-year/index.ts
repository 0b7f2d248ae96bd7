export { carryAssignments, takeBackAssignments } from './carry-assignments';
export { previewAssignments, type CarryPreview, type GroupMapping } from './preview-assignments';
export { previewSchoolYear, type ListedPupil, type SchoolYearPreview } from './preview-school-year';

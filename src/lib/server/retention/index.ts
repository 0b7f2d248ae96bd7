export type { ExportedRow, PupilExport } from './collect-pupil';
export { erase } from './erase';
export { erasePupils } from './erase-pupils';
export { exportPdf } from './export-pdf';
export { exportPupilAtSchool, exportPupilForOperator } from './export-pupil';
export { listReports, listSchoolReports, type Report } from './list-reports';
export { listStaffForLeak, listTouched, type LeakQuery, type TouchedPupil } from './list-touched';
export { readRegister, readRegisterWithProof, type Recipient, type RegisterRule } from './register';
export { handleReport, reportWrongData, type ReportRefusal } from './report-wrong-data';

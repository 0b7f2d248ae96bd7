export { mailStaffReset } from './mail-reset';
export { requestStaffReset } from './request-reset';
export { staffResetToken } from './reset-cookie';
export { findStaffReset, resetStaffPassword } from './reset-password';

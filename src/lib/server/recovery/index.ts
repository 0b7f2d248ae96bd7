export { mailResetLinks } from './mail-reset-links';
export { requestReset } from './request-reset';
export { forgetResetToken, keepResetToken, readResetToken } from './reset-cookie';
export { findReset, resetPassword, type Reset } from './reset-password';
export { sweepRecovery } from './sweep-recovery';

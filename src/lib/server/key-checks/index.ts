export { findOtherKeys, forgetKeys, refuseOtherKeys } from './key-checks';

export { findOtherKeys, forgetKeys, refuseOtherKeys } from './key-checks';
export { countPeppers, type PepperUse } from './peppers';

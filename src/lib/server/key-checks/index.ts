export { findOtherKeys, forgetKeys, refuseOtherKeys } from './key-checks';
export { countPeppers, type PepperUse } from './peppers';
export { countSealings, type SealingUse } from './sealings';

export { findManaged } from './find-managed';
export { ERROR_LIMIT, listErrors, listManaged, type ErrorRow, type ManagedRow } from './list-managed';
export { readLogo, setLogo } from './logo';
export { fetchManaged, type ManagedApplication, type Manager } from './manager';
export { createApplication, updateApplication } from './save-application';
export { OVERLAP_HOURS, rotateSecret } from './secrets';
export { setKeys, type KeyChangeRefusal } from './set-keys';
export { setStatus } from './set-status';
export { testConnection } from './test-connection';

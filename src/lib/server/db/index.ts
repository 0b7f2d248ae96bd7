export { builtOnce } from './built-once';
export { insertOnce } from './insert-once';
export { selectRows, type Database, type OpenDatabase, type Transaction } from './client';
export { copyLine, copyLines, copyRows, takeTime, type CopyValue } from './copy-rows';
export { isNoText, isUnavailable, violatedConstraint } from './failures';
export { closeDatabase, databaseState, getDatabase, type DatabaseState } from './get-database';
export type { PoolState } from './postgres-pool';
export { readFromReplica } from './replica';
export * from './schema';

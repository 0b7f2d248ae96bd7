export { selectRows, type Database, type OpenDatabase, type Transaction } from './client';
export { copyRows, takeTime, type CopyValue } from './copy-rows';
export { isUnavailable, violatedConstraint } from './failures';
export { closeDatabase, getDatabase } from './get-database';
export * from './schema';

export { builtOnce } from './built-once';
export { selectRows, type Database, type OpenDatabase, type Transaction } from './client';
export { isUnavailable, violatedConstraint } from './failures';
export { closeDatabase, getDatabase } from './get-database';
export * from './schema';

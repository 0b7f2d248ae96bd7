export { readPreferencesOf } from './read-preferences';

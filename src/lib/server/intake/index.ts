export { importRoster, type RosterRows } from './import-roster';
export { parseRosterCsv, type ParsedRoster } from './parse-roster-csv';
export type { ImportReport, RosterFile, Tally } from './report';
export type { FileRefusal } from './unreadable-file';

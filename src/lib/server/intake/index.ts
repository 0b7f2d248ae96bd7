export { importRoster, type RosterRows } from './import-roster';
export { parseRosterCsv, type FileRefusal, type ParsedRoster } from './parse-roster-csv';
export type { ImportReport, RosterFile, Tally } from './report';

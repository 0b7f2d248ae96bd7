export { importRoster, type RosterRows } from './import-roster';
export { oneChunk } from './one-chunk';
export { parseRosterCsv, type FileRefusal, type ParsedRoster } from './parse-roster-csv';
export type { ImportReport, RosterFile, Tally } from './report';

export { importRoster, type RosterRows } from './import-roster';
export { importRunJob } from './import-run-job';
export {
	approveRun,
	discardRun,
	findBySenderKey,
	listRuns,
	readRun,
	retryRun,
	RUNS_A_PAGE,
	type BrakedSchool,
	type RunDetail,
	type RunState,
	type RunView
} from './manage-runs';
export { oneChunk } from './one-chunk';
export { parseRosterCsv, type ParsedRoster } from './parse-roster-csv';
export { MAX_BYTES, receiveDelivery, type Delivery, type Received } from './receive-delivery';
export { startFeedFolder } from './feed-folder';
export { listFeedSenders, readSchoolScope, senderOf, setSchoolScope } from './senders';
export { sweepImports } from './sweep-imports';
export { reportStream } from './report-csv';
export { receiveUpload } from './upload';
export type { ImportReport, RosterFile, Tally } from './report';
export type { FileRefusal } from './unreadable-file';

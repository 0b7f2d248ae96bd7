export { takeOverRefusalCsv, takeOverReportCsv } from './report-csv';
export {
	takeOverAccounts,
	takeOverAccountsFile,
	type AccountOutcome,
	type TakeOver,
	type TakeOverReport
} from './take-over-accounts';

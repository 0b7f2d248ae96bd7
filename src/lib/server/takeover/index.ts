export {
	takeOverAccounts,
	takeOverAccountsFile,
	type AccountOutcome,
	type TakeOverReport
} from './take-over-accounts';

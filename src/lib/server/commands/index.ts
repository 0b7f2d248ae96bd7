export {
	isCommandOnly,
	isForLostKeys,
	isForMigrating,
	isForRestoring,
	isForUsageOnly,
	openCommands
} from './open-commands';
export { runCommand, type CommandResult } from './run-command';

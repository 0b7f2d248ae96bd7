export { isCommandOnly, isForLostKeys, isForUsageOnly, openCommands } from './open-commands';
export { runCommand, type CommandResult } from './run-command';

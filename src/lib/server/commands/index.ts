export { isCommandOnly, isForLostKeys, isForRestoring, isForUsageOnly, openCommands } from './open-commands';
export { runCommand, type CommandResult } from './run-command';

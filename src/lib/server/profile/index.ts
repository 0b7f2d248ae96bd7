export { doubtPassword, type PasswordDoubt } from './confirm-password';
export { listSessions, signOutElsewhere, signOutEverywhere, type OwnSession } from './list-sessions';
export { HISTORY_ACTIONS, readOwnHistory, type HistoryAction, type OwnEvent } from './read-history';
export { readProfile } from './read-profile';

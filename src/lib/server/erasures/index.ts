export { listErasures, type ErasureSummary } from './list-erasures';
export { lastReached, recordErasure } from './record-erasure';
export { removeSome, STEP } from './remove-some';
export { retiredAmong, retireUsernames } from './retired-usernames';

export { followLevels } from './follow-levels';
export { followLevelsNightly } from './follow-levels-nightly';
export { lockRoster } from './lock-roster';

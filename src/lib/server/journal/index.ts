export { copyJournal, lineOf, startJournal } from './copy-journal';
export { exportJournal } from './export-journal';
export { replayJournal, type Replay } from './replay-journal';

export { findDuplicates, MAX_PAIRS, type Candidate, type DuplicatePair } from './find-duplicates';
export { mergePupils, type MergeRefusal } from './merge-pupils';
export { tellApart } from './tell-apart';
export { listMerges, unmergePupils, type MergeView } from './unmerge-pupils';

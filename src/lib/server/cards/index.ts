export { findCard, type FoundCard } from './find-card';
export { issueCard } from './issue-card';
export { listCardUrls } from './list-card-urls';
export { issueSpareCards, spareCardHashes, spareCardUrls } from './spare-cards';
export { cardUrls, issueCards, issueMissingCards, replaceCards } from './issue-cards';

export { findCard, type FoundCard } from './find-card';
export { issueCard } from './issue-card';
export { listCardUrls } from './list-card-urls';
export { cardUrls, issueCards, issueMissingCards, replaceCards } from './issue-cards';
export { cardsZip, printCards, printTestPage, type PrintFile, type PrintOptions } from './print';

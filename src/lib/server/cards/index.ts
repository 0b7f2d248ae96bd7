export { findCard, type FoundCard } from './find-card';
export { issueCard } from './issue-card';

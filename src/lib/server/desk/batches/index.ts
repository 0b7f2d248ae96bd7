export { createBatch, type NewBatch } from './create-batch';
export { cancelDraft, changeDraftKind, changeDraftSecret, changeDraftUsername } from './edit-draft';
export { eraseBatch, eraseBatches } from './erase-batches';
export { batchCards, readableUrl } from './print-batch';
export {
	awaitBatch,
	readBatch,
	readBatchPage,
	type BatchCounts,
	type BatchPupil,
	type BatchView
} from './read-batch';
export { retryBatch, runBatch, startBatch } from './run-batch';

import { eraseBatch, eraseBatches, runBatch } from './batches';

export { releasePupil, renamePupil, setBlocked, voidCards, type Done } from './account-actions';
export {
	awaitBatch,
	batchCards,
	cancelDraft,
	changeDraftKind,
	changeDraftSecret,
	changeDraftUsername,
	createBatch,
	readBatch,
	readBatchPage,
	retryBatch,
	startBatch,
	type BatchCounts,
	type BatchPupil,
	type BatchView
} from './batches';
export { fetchOrRefuse } from './fetch-or-refuse';
export { fetchGroup, listGroups, type Group } from './list-groups';
export { listOwnClasses } from './list-classes';
export { listPupils, type PupilPage, type PupilRow } from './list-pupils';
export { keepPrintSettings, readPrintSettings, type PrintSettings } from './print-settings';
export { HISTORY_LIMIT, readHistory, type HistoryEvent } from './read-history';
export { readPreferencesOf } from '../preferences';
export { fetchPupil, viewPupil, type DeskAccount, type DeskPupil } from './read-pupil';
export { removePasskeysAndAddress } from './remove-passkeys-and-address';
export { readAroundList, type AroundList, type Sprays } from './read-around-list';
export { qrCards } from './reprint';
export {
	lendSpareCard,
	listSpareCards,
	makeSpareCards,
	MAX_SPARE_CARDS,
	readLoan,
	returnSpareCard,
	spareCardsToPrint,
	takeSpareCardsBack,
	voidSpareCards,
	type LendRefusal,
	type SpareCardRow
} from './spare-cards';
export { savePreferences } from './save-preferences';
export { readDeskQuery, sealSearch } from './sealed-search';
export { MAX_SELECTION, selectPupils, type SelectedPupil, type Selection } from './select-pupils';
export { forgetTicks, keepTicks } from './ticks';
export { fetchUndo, undo, UNDO_MINUTES, type Undo } from './undo';
export { elsewhereOf, FROM_SEEN, seenPupils } from './visible-pupils';
export { whyNot, type RecentTry, type WhyNot } from './why-not';

/** The kinds of job that the desk asks for: give them to `startBackground`. */
export const deskJobs = [runBatch, eraseBatch, eraseBatches] as const;

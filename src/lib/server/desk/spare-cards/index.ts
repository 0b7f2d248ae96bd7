export { lendSpareCard, readLoan, returnSpareCard, type LendRefusal } from './lend-spare-card';
export { listSpareCards, type SpareCardRow } from './list-spare-cards';
export { makeSpareCards, MAX_SPARE_CARDS } from './make-spare-cards';
export { spareCardsToPrint, takeSpareCardsBack, voidSpareCards } from './manage-spare-cards';

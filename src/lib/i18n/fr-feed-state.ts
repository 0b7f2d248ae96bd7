import type { nlFeedState } from './nl-feed-state';

export const frFeedState: typeof nlFeedState = {
	title: 'Livraisons',
	intro: 'La dernière de chaque voie par laquelle arrivent les inscriptions.',
	none: "Rien n'a encore été livré.",
	waiting: (n) => (n === 1 ? '1 livraison attend un oui.' : `${n} livraisons attendent un oui.`),
	open: 'Voir les livraisons'
};

import type { nlFeedState } from './nl-feed-state';

export const enFeedState: typeof nlFeedState = {
	title: 'Deliveries',
	intro: 'The last one of each way in which enrollments arrive.',
	none: 'Nothing has been delivered yet.',
	waiting: (n) => (n === 1 ? '1 delivery waits for a yes.' : `${n} deliveries wait for a yes.`),
	open: 'Look at the deliveries'
};

import type { nlSpareCards } from './nl-spare-cards';

const cards = (n: number) => (n === 1 ? '1 spare card' : `${n} spare cards`);

export const enSpareCards: typeof nlSpareCards = {
	title: 'Spare cards',
	what: 'A spare card is for a pupil who forgot their own card. You lend it for one day; after that it stops working by itself.',
	name: (n) => `Spare card ${n}`,
	empty: 'There are no spare cards yet.',
	table: 'Spare cards of your school',
	number: 'Number',
	state: 'Today',
	free: 'In the drawer',
	lent: 'Lent',
	lentTo: 'Lent to',
	select: (n) => `Select spare card ${n}`,
	selectNew: (n) => `The ${cards(n)} you just made are ticked.`,
	makeTitle: 'Make spare cards',
	count: 'How many? (1 to 60)',
	make: 'Make spare cards',
	made: (n) => `${cards(n)} made. Print them now.`,
	print: 'Print (A4 and stickers)',
	back: 'Take back',
	taken: (n) => `${cards(n)} taken back.`,
	void: 'Make invalid',
	voidHow:
		'Is a spare card lost? Make it invalid. It will never work again and its number does not come back.',
	voided: (n) => `${cards(n)} made invalid.`,
	badCount: 'Give a number from 1 to 60.',
	tooMany: (most) => `Your school can have at most ${most} valid spare cards.`,
	none: 'Tick at least one spare card first.',
	lendTitle: (name) => `Spare card for ${name}`,
	lendHow:
		'Scan a spare card or type its number. Until tonight that card opens the sign-in page of this pupil. The pupil’s own card keeps working.',
	lend: 'Lend a spare card',
	typed: 'Number of the spare card',
	submit: 'Lend',
	lentNow: (n) => `This pupil has spare card ${n} today.`,
	scan: 'Scan the spare card',
	scanExplain: 'Hold the spare card in front of the camera.',
	otherWays: 'Or type the number',
	refusals: {
		missing: 'Scan a spare card or type its number.',
		unknown: 'This is not a spare card of your school.',
		void: 'This spare card was made invalid. Take another one.',
		lent: 'This spare card is already lent today. Take another one, or take it back first.',
		'no-account': 'This pupil has no LeerID yet.',
		elsewhere: 'This pupil is enrolled at another school now.'
	},
	sentences: {
		'spare-card.lent': (detail) => `Received spare card ${String(detail.number)} for one day.`,
		'spare-card.returned': (detail) => `Spare card ${String(detail.number)} taken back.`
	}
};

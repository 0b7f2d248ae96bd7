import type { Messages } from './nl';

/** The words about which machine may deliver enrollments of which schools, for the operator. */
export const frFeedSenders: Messages['feedSenders'] = {
	title: 'Qui livre pour quelles écoles ?',
	what: 'Quel système peut livrer des inscriptions, et de quelles écoles.',
	intro:
		'Un système qui livre des inscriptions peut le faire pour toutes les écoles, ou seulement pour celles que vous nommez ici. Les lignes sur une autre école sont refusées, et le rapport dit pourquoi. Cela vaut dès la prochaine livraison.',
	none: "Il n'y a pas encore de système qui peut livrer des inscriptions. Faites d'abord une application du genre « systèmes seulement » avec la portée enrollments.deliver.",
	all: 'Toutes les écoles',
	some: 'Seulement ces écoles',
	now: (n: number) => (n === 1 ? 'maintenant 1 école' : `maintenant ${n} écoles`),
	nowAll: 'maintenant toutes les écoles',
	numbers: 'Instellingsnummers',
	numbersHint: 'Séparés par des espaces, des virgules ou des lignes.',
	numbersOf: (name: string) => `Instellingsnummers de ${name}`,
	save: 'Enregistrer',
	saveOf: (name: string) => `Enregistrer les écoles de ${name}`,
	saved: 'Enregistré.',
	bad: (word: string) => `« ${word} » n'est pas un instellingsnummer.`,
	empty: 'Nommez au moins une école, ou choisissez toutes les écoles.',
	statuses: { draft: 'en préparation', active: 'actif', suspended: 'suspendu' }
};

import type { nlSpareCards } from './nl-spare-cards';

const cartes = (n: number) => (n === 1 ? '1 carte de prêt' : `${n} cartes de prêt`);

export const frSpareCards: typeof nlSpareCards = {
	title: 'Cartes de prêt',
	what: 'Une carte de prêt est destinée à l’élève qui a oublié la sienne. Vous la prêtez pour un jour\u00A0; ensuite elle cesse de fonctionner d’elle-même.',
	name: (n) => `Carte de prêt ${n}`,
	empty: 'Il n’y a pas encore de cartes de prêt.',
	table: 'Cartes de prêt de votre école',
	number: 'Numéro',
	state: 'Aujourd’hui',
	free: 'Dans l’armoire',
	lent: 'Prêtée',
	lentTo: 'Prêtée à',
	select: (n) => `Sélectionner la carte de prêt ${n}`,
	selectNew: (n) =>
		n === 1
			? 'La carte de prêt que vous venez de créer est cochée.'
			: `Les ${cartes(n)} que vous venez de créer sont cochées.`,
	makeTitle: 'Créer des cartes de prêt',
	count: 'Combien\u00A0? (de 1 à 60)',
	make: 'Créer des cartes de prêt',
	made: (n) =>
		n === 1
			? '1 carte de prêt créée. Imprimez-la maintenant.'
			: `${cartes(n)} créées. Imprimez-les maintenant.`,
	print: 'Imprimer (A4 et autocollants)',
	back: 'Reprendre',
	taken: (n) => (n === 1 ? '1 carte de prêt reprise.' : `${cartes(n)} reprises.`),
	void: 'Annuler la carte',
	voidHow:
		'Une carte de prêt est perdue\u00A0? Annulez-la. Elle ne fonctionnera plus jamais et son numéro ne reviendra pas.',
	voided: (n) => (n === 1 ? '1 carte de prêt annulée.' : `${cartes(n)} annulées.`),
	badCount: 'Donnez un nombre de 1 à 60.',
	tooMany: (most) => `Votre école peut avoir au maximum ${most} cartes de prêt valables.`,
	none: 'Cochez d’abord au moins une carte de prêt.',
	lendTitle: (name) => `Carte de prêt pour ${name}`,
	lendHow:
		'Scannez une carte de prêt ou tapez son numéro. Jusqu’à ce soir, cette carte ouvre la page de connexion de cet élève. Sa propre carte continue de fonctionner.',
	lend: 'Prêter une carte',
	typed: 'Numéro de la carte de prêt',
	submit: 'Prêter',
	lentNow: (n) => `Cet élève a la carte de prêt ${n} aujourd’hui.`,
	scan: 'Scanner la carte de prêt',
	scanExplain: 'Tenez la carte de prêt devant la caméra.',
	otherWays: 'Ou tapez le numéro',
	refusals: {
		missing: 'Scannez une carte de prêt ou tapez son numéro.',
		unknown: 'Ce n’est pas une carte de prêt de votre école.',
		void: 'Cette carte de prêt a été annulée. Prenez-en une autre.',
		lent: 'Cette carte est déjà prêtée aujourd’hui. Prenez-en une autre, ou reprenez-la d’abord.',
		'no-account': 'Cet élève n’a pas encore de LeerID.',
		elsewhere: 'Cet élève est actuellement inscrit dans une autre école.'
	},
	sentences: {
		'spare-card.lent': (detail) => `A reçu la carte de prêt ${String(detail.number)} pour un jour.`,
		'spare-card.returned': (detail) => `Carte de prêt ${String(detail.number)} reprise.`
	}
};

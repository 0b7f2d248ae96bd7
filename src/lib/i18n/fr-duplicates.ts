import type { Messages } from './nl';

/** The words around pupils that could be one child, for the operator. */
export const frDuplicates: Messages['duplicates'] = {
	menu: 'Élèves en double',
	title: 'Élèves en double',
	intro:
		'Ces élèves pourraient être le même enfant. LeerID ne fusionne jamais seul\u00A0: vous décidez, et vous pouvez annuler.',
	empty: 'Il n’y a pas de doublons possibles.',
	most: 'Vous voyez les 50 premiers. Les suivants viennent quand ceux-ci sont réglés.',
	evidence: {
		'same-birth-date': 'Le même nom et la même date de naissance.',
		'changed-school':
			'Le même nom, et l’un est arrivé dans une école vers le moment où l’autre en quittait une.'
	},
	keep: 'Garder cet élève',
	choose: 'Choisissez quel élève reste.',
	born: 'Né le',
	noBirth: 'Date de naissance inconnue',
	number: 'Avec numéro national',
	noNumber: 'Sans numéro national',
	account: 'Nom d’utilisateur',
	noAccount: 'Pas encore de LeerID',
	stamnummer: 'numéro d’élève',
	until: 'jusqu’au',
	merge: 'Fusionner',
	apart: 'Ce sont deux enfants',
	answers: {
		merged: 'Les élèves sont fusionnés.',
		told: 'Ils ne seront plus proposés.',
		undone: 'La fusion est annulée.'
	},
	problem: 'Un problème est survenu',
	refusals: {
		'not-found': 'Un de ces élèves n’existe plus.',
		'two-numbers': 'Les deux élèves ont un numéro national\u00A0: ce sont deux enfants.',
		late: 'Ceci ne peut plus être annulé, ou une fusion ultérieure doit d’abord l’être.',
		choose: 'Choisissez quel élève reste.'
	},
	done: 'Fusionnés',
	undo: 'Annuler'
};

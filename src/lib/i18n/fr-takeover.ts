import type { Messages } from './nl';

/** The words around accounts of a system that ran before, for the operator. */
export const frTakeover: Messages['takeover'] = {
	menu: 'Comptes existants',
	title: 'Reprendre des comptes existants',
	intro:
		"S'il y avait un autre système auparavant, ses comptes entrent ici. Livrez d'abord les inscriptions : un compte est retrouvé par l'instellingsnummer et le stamnummer de l'élève. Les élèves gardent leur LeerID, leur nom d'utilisateur et leur ancienne carte. Les mots de passe ne suivent pas : l'école en fait de nouveaux par classe.",
	upload: 'Téléverser un fichier',
	file: 'Fichier',
	fileHint:
		"CSV avec les colonnes instellingsnummer, stamnummer, leerid_uuid, gebruikersnaam, type et oude_gebruikersnamen. Jusqu'à 16 Mo et 100.000 lignes. Plus dans docs/feed.md.",
	preview: 'Montrer seulement ce qui se passerait (essai)',
	submit: 'Téléverser',
	download: 'Essai en fichier (CSV)',
	column: 'Colonne',
	none: "Choisissez d'abord un fichier.",
	meanwhile: "Quelqu'un a donné un de ces noms à un élève au même moment. Rien n'a changé. Réessayez.",
	unread: "Ce fichier ne peut pas être lu. Rien n'a changé.",
	dryDone: "C'était un essai. Rien n'a changé. C'est juste ? Téléversez alors le même fichier sans essai.",
	done: 'Les comptes sont repris. Les écoles peuvent maintenant faire de nouveaux mots de passe.',
	result: 'Ce qui arrive à chaque ligne',
	row: 'Ligne',
	outcome: 'Quoi',
	reason: 'Pourquoi',
	most: (n: number) => `Vous voyez les ${n} premières lignes. L'essai en fichier les a toutes.`,
	counts: {
		takenOver: (n: number) => `Repris : ${n}`,
		namesAdded: (n: number) => `Déjà connus, anciens noms ajoutés : ${n}`,
		known: (n: number) => `Déjà connus : ${n}`,
		refused: (n: number) => `Refusés : ${n}`
	},
	outcomes: {
		'taken-over': 'repris',
		'names-added': 'déjà connu, anciens noms ajoutés',
		known: 'déjà connu',
		refused: 'refusé'
	},
	reasons: {
		'bad-uuid': "ce n'est pas un LeerID_uuid",
		'bad-username': "ceci ne peut pas être un nom d'utilisateur",
		'reserved-username': "ce nom d'utilisateur est une adresse de LeerID même",
		'bad-type': "le type n'est ni basis ni gevorderd",
		'too-many-names': "il y a plus de 20 anciens noms d'utilisateur",
		'claimed-twice': 'une autre ligne demande la même chose pour un autre élève ; aucune des deux ne compte',
		'unknown-pupil': "cet élève n'est pas connu : livrez d'abord les inscriptions",
		'several-pupils': 'ce stamnummer a été celui de plusieurs élèves ; ajoutez voornaam et naam au fichier',
		'another-name': "l'élève avec ce stamnummer porte un autre nom",
		'other-account': 'cet élève a déjà un autre LeerID',
		'uuid-taken': "ce LeerID_uuid est celui d'un autre élève",
		'username-taken': "ce nom d'utilisateur est, ou était, celui d'un autre élève",
		'known-otherwise': "ce LeerID existe déjà, avec un autre nom d'utilisateur"
	}
};

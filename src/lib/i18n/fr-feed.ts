import type { Messages } from './nl';

/** French: deliveries of enrollments, for the operator. */
export const frFeed: Messages['feed'] = {
	menu: 'Livraisons',
	title: 'Livraisons d’inscriptions',
	intro: 'C’est ici qu’arrivent les inscriptions des écoles. Un fichier est traité en entier ou pas du tout.',
	upload: 'Téléverser un fichier',
	file: 'Fichier',
	fileHint:
		'CSV, ZIP de fichiers CSV ou OneRoster 1.2 (ZIP). Jusqu’à 2 Go. Les colonnes sont dans docs/feed.md.',
	kind: 'Que contient le fichier\u00A0?',
	kinds: { full: 'Tous les élèves des écoles du fichier', changes: 'Seulement des modifications' },
	kindHint: 'Avec un fichier complet, qui n’y figure plus est désinscrit ce jour-là.',
	preview: 'Montrer d’abord ce qui changerait (essai à blanc)',
	submit: 'Téléverser',
	problem: 'Un problème est survenu',
	fileMissing: 'Choisissez d’abord un fichier.',
	list: 'Livraisons',
	empty: 'Rien n’a encore été livré.',
	total: (n) => (n === 1 ? '1 livraison' : `${n} livraisons`),
	newer: 'Plus récentes',
	older: 'Plus anciennes',
	back: 'Retour à la liste',
	received: 'Reçu',
	madeAt: 'Créé par l’expéditeur',
	finished: 'Terminé',
	source: 'Voie',
	sources: { upload: 'téléversé', folder: 'dossier', api: 'API', start: 'démarrage' },
	state: 'État',
	states: {
		receiving: 'en cours de réception',
		received: 'en cours de calcul et de traitement',
		waiting: 'vous attend',
		approved: 'approuvé, en cours de traitement',
		merged: 'traité',
		unchanged: 'identique à la fois précédente\u00A0: rien à faire',
		refused: 'refusé',
		discarded: 'non exécuté'
	},
	rows: 'Lignes',
	readSoFar: (rows, size) => `${rows} lignes lues (${size}).`,
	steps: [
		'Les lignes sont vérifiées',
		'Les lignes sont comparées à ce qui existe',
		'Les changements sont déterminés',
		'Les écoles, les groupes et les nouveaux élèves sont écrits',
		'Les inscriptions sont écrites',
		'Les noms et les comptes suivent'
	],
	step: (step, total, what) => `Étape ${step} sur ${total}. ${what}.`,
	refresh: 'Actualiser cette page',
	result: 'Ce qui change',
	counts: {
		newPupils: 'Nouveaux élèves',
		newEnrollments: 'Nouvelles inscriptions',
		changed: 'Inscriptions modifiées',
		ended: 'Désinscrits car absents du fichier',
		unchanged: 'Inchangées',
		refused: 'Lignes refusées',
		schools: 'Écoles nouvelles ou modifiées',
		groups: 'Groupes administratifs nouveaux ou modifiés',
		remarks: 'Sans données officielles (numéro national absent ou faux)'
	},
	absenceUnknown:
		'Une ligne n’indique pas son école. Personne n’est donc désinscrit pour absence du fichier.',
	waitingTitle: 'Vérifiez ceci avant de dire oui',
	waitingPreview: 'Vous avez demandé un essai à blanc. Rien n’a encore changé.',
	waitingWhy:
		'Rien n’a encore changé. Dans ces écoles, il y a tant de changements que quelqu’un doit d’abord vérifier\u00A0:',
	school: 'Numéro d’établissement',
	known: 'Élèves actuels',
	changedPupils: 'Modifiés',
	deregistered: 'Désinscrits',
	brakes: {
		'many-deregistered': 'plus de 10\u00A0% désinscrits',
		'many-changed': 'plus de 75\u00A0% modifiés'
	},
	approve: 'Oui, exécuter',
	discard: 'Non, ne pas exécuter',
	approved: 'La livraison est en cours d’exécution.',
	discarded: 'La livraison ne sera pas exécutée.',
	tooLate: 'Cette livraison n’attend plus.',
	failed: 'Le traitement a échoué. Rien n’a changé.',
	retry: 'Réessayer',
	retried: 'Le traitement recommence.',
	reasonsTitle: 'Pourquoi des lignes sont refusées',
	reason: 'Raison',
	count: 'Nombre',
	download: 'Télécharger le rapport, ligne par ligne (CSV)',
	refusedTitle: 'Ce fichier a été refusé. Rien n’a changé.',
	fileRefusals: {
		empty: 'Le fichier est vide.',
		'mixed-encoding':
			'Une partie du fichier est en UTF-8 et l’autre non, ou il est coupé. Les noms seraient faux.',
		'missing-column': 'Une colonne manque.',
		'unknown-columns':
			'Les colonnes ne sont pas celles d’écoles, de groupes administratifs ou d’inscriptions.',
		'repeated-column': 'Une colonne figure deux fois.',
		'too-many-columns': 'Il y a plus de 100 colonnes.',
		'row-too-long': 'Une ligne dépasse 16\u00A0000 caractères. Peut-être un guillemet n’est-il pas fermé.',
		'too-many-rows': 'Il y a trop de lignes.',
		'unclosed-quote': 'Un guillemet n’est pas fermé.',
		'stray-quote': 'Il y a un guillemet au milieu d’une cellule.',
		'too-large': 'Le fichier dépasse 2 Go.',
		interrupted: 'La connexion s’est interrompue avant la fin du fichier.',
		'older-feed': 'Le fichier est plus ancien que ce qui a été traité pour une de ses écoles.',
		'not-a-zip': 'Le ZIP est endommagé ou incomplet.',
		'too-many-files': 'Le ZIP contient trop de fichiers.',
		'unpacks-too-large': 'Le ZIP est trop grand une fois décompressé.',
		'missing-file': 'Un fichier manque dans le ZIP.',
		'unsupported-zip': 'Le ZIP utilise une compression que LeerID ne connaît pas.',
		'not-oneroster': 'Le ZIP n’est pas du OneRoster 1.2\u00A0: pas de dossiers, et chaque ligne complète.'
	},
	where: {
		column: (name) => `Colonne\u00A0: ${name}.`,
		line: (line) => `Ligne\u00A0: ${line}.`,
		file: (name) => `Fichier dans le ZIP\u00A0: ${name}.`
	},
	report: {
		columns: ['Fichier', 'Ligne', 'Établissement', 'Numéro d’élève', 'Quoi', 'Explication', 'Colonne'],
		files: { schools: 'écoles', administrativeGroups: 'groupes administratifs', enrollments: 'inscriptions' },
		outcomes: {
			refused: 'refusé',
			ended: 'désinscrit (absent du fichier)',
			'new-pupil': 'nouvel élève',
			'new-enrollment': 'nouvelle inscription d’un élève connu',
			changed: 'modifié'
		},
		reasons: {
			'wrong-column-count': 'la ligne n’a pas autant de cellules que de colonnes',
			'bad-instellingsnummer': 'ce n’est pas un numéro d’établissement',
			'missing-stamnummer': 'le numéro d’élève manque',
			'bad-stamnummer': 'ce n’est pas un numéro d’élève',
			'missing-name': 'un nom manque',
			'name-too-long': 'un nom est trop long',
			'bad-hoofdstructuur': 'ce niveau d’enseignement n’est pas celui de LeerID',
			'missing-date': 'une date manque',
			'bad-date': 'cette date n’existe pas',
			'implausible-date': 'cette date est trop lointaine',
			'end-before-begin': 'la fin précède le début',
			'bad-gender': 'le genre n’est pas M, V ou X',
			'repeated-row': 'cela figurait déjà dans le fichier\u00A0; la première ligne compte',
			'unknown-school': 'cette école est inconnue',
			'outside-scope': 'l’expéditeur ne peut parler pour cette école',
			'unknown-administrative-group': 'l’école n’a pas ce groupe administratif',
			overtaken: 'ceci a été modifié entre-temps\u00A0; la livraison suivante décidera',
			'identity-conflict':
				'ce pourrait être un autre enfant\u00A0: numéro d’élève, nom et numéro national se contredisent'
		}
	}
};

import type { nlClassInformation } from './nl-class-information';

const pupils = (n: number) => (n === 1 ? '1 élève' : `${n} élèves`);
const rows = (n: number) => (n === 1 ? '1 ligne' : `${n} lignes`);

export const frClassInformation: typeof nlClassInformation = {
	title: 'Partage des données de classe avec LeerID',
	onlyWith: 'Attention : c’est possible si votre école utilise l’un de ces logiciels administratifs :',
	extra: 'Partager des données supplémentaires avec LeerID et les applications reliées à LeerID',
	off: 'Pour le moment, votre école ne partage pas de données de classe avec LeerID',
	offAsk:
		'Nous vous demandons votre accord pour demander les données de classe de vos élèves à votre logiciel administratif.',
	offWhat: 'Partager les données de classe permet ceci dans votre guichet scolaire LeerID :',
	benefits: [
		'Filtrer et chercher les élèves par (sous-)classe',
		'Attribuer facilement des applications par (sous-)classe',
		'Grouper les comptes LeerID nouveaux ou modifiés par (sous-)classe pour les distribuer vite'
	],
	toApplications:
		'Quand un gestionnaire LeerID rend une application visible pour un élève, cette application a aussi accès aux données de classe. Attention : seulement si l’application a intégré le partage des données de classe.',
	fetched: (school) =>
		`${school} peut obtenir les données de classe du logiciel administratif indiqué dans « Mon logiciel scolaire ».`,
	begin: 'Partager les données de classe avec LeerID',
	share: 'Partager les données de classe',
	cancel: 'Annuler',
	back: 'Retour aux paramètres de l’école',
	on: 'Les données de classe sont partagées avec LeerID',
	onWhat: 'Les données de classe sont disponibles dans LeerID. Tous vos gestionnaires LeerID peuvent donc :',
	details: 'Afficher les détails du protocole approuvé',
	stopBegin: 'Arrêter le partage des données de classe avec LeerID',
	stopWhat:
		'Si vous arrêtez de partager les données de classe, ceci n’est plus possible dans votre guichet scolaire LeerID :',
	stopErases: (count) =>
		`LeerID efface aussitôt toutes les données de classe de votre école (actuellement de ${pupils(count)}), les attributions par classe et les classes que voient les enseignants. C’est irréversible. Vous pourrez partager à nouveau plus tard : nous redemanderons alors votre accord.`,
	stop: 'Arrêter le partage des données de classe',
	erased: ({ at, count, memberships, assignments }) =>
		`Le ${at}, toutes les données de classe de votre école ont été effacées : ${rows(memberships)} de ${pupils(count)}, et ${assignments === 1 ? '1 attribution' : `${assignments} attributions`} par classe.`,
	onlyDecider:
		'Seul un gestionnaire des données LeerID peut activer ou arrêter le partage. Ce droit suit le mandat de direction.',
	kept: (count, at) => `LeerID connaît à présent la classe de ${pupils(count)}. Dernière réception le ${at}.`,
	keptNone: 'Aucune donnée de classe n’est encore arrivée. Elle viendra avec la prochaine livraison du jour.',
	asksAgain:
		'Il y a une nouvelle version du protocole. Lisez-la et marquez votre accord. D’ici là, le protocole approuvé par votre école reste valable.',
	readNew: 'Lire la nouvelle version',
	refusals: {
		'no-package': 'Choisissez d’abord dans « Mon logiciel scolaire » le logiciel de votre école.',
		'other-protocol': 'Le texte a changé entre-temps. Lisez le nouveau texte avant de marquer votre accord.'
	},
	software: {
		title: 'Mon logiciel scolaire',
		how: 'Pour votre école, LeerID n’écoute que ce logiciel.',
		label: 'Logiciel administratif',
		none: 'Pas encore choisi',
		save: 'Enregistrer le logiciel',
		saved: 'Le logiciel est enregistré.',
		now: (name) => `Votre école utilise ${name}.`,
		wisa: 'Régler le partage dans Wisa'
	},
	history: {
		title: 'Accords antérieurs et actuels',
		version: (version) => `Protocole, version ${version}`,
		accepted: (name, at) => `Approuvé par ${name} le ${at}`,
		stopped: (at) => `arrêté le ${at}`,
		standing: 'en vigueur',
		hash: 'Empreinte du texte (SHA-256)'
	},
	protocol: {
		dated: (day, signed) => `Document du ${day}, signé le ${signed}`,
		gone: 'Cette version du texte n’est plus connue ici. L’empreinte dit de quel texte il s’agissait.'
	},
	wisa: {
		title: 'Partager les données de classe via Wisa',
		intro:
			'Votre école utilise Wisa ? Quelques adaptations sont nécessaires dans Wisa même pour que le partage fonctionne.',
		first: 'Activer la synchronisation',
		firstSteps: [
			'Via Schoolstructuur, allez à Instellingen et choisissez Fiche.',
			'Sur la fiche, choisissez l’onglet Extra, puis Allerlei.',
			'Cochez « Synchroniseren met Leerid ».'
		],
		second: 'Planifier une fois la synchronisation quotidienne',
		secondWho: 'C’est le gestionnaire de Wisa qui le fait, ou une personne qui en a le droit.',
		secondSteps: [
			'Allez à Extra, puis à Onderhoud server, et enfin à Beheer scheduling.',
			'Choisissez Invoegen. En bas, choisissez « Leerid synchronisatie » et cliquez sur Tijdstip instellen.',
			'Choisissez le moment : de préférence chaque jour à 00:00, ou plus tard, entre 0 et 9 heures.',
			'Cliquez sur OK, et enregistrez avec Bewaren.'
		]
	},
	desk: {
		filter: '(Sous-)classe',
		column: 'Classe',
		classes: 'Classes',
		classesHint: 'Un enseignant voit aussi les élèves de ces classes.',
		level: 'Ces classes'
	},
	operator: {
		title: 'Données de classe',
		intro:
			'Quels systèmes parlent pour quel logiciel, la forme de leur fichier quotidien, et ce qui est arrivé.',
		clients: 'Qui parle pour quel logiciel ?',
		clientsNone:
			'Il n’y a pas encore de système. Créez d’abord une application du type « Uniquement des systèmes ».',
		package: 'Logiciel',
		noPackage: 'Aucun',
		packageOf: (name) => `Logiciel de ${name}`,
		save: 'Enregistrer',
		saved: 'Enregistré.',
		columns: (name) => `Colonnes du fichier de ${name}`,
		columnsHow:
			'Écrivez pour chaque donnée le nom de la colonne dans le fichier quotidien de ce logiciel. Laissez vide ce qui n’y est pas. Choisissez exactement un moyen de reconnaître l’élève. Tout vide : les noms sont ceux de LeerID.',
		fields: {
			leerid_uuid: 'LeerID_uuid',
			account_uuid: 'Account_uuid',
			stamnummer: 'Numéro d’élève',
			klas: 'Classe',
			subklas: 'Sous-classe',
			van: 'Du',
			tot: 'Au'
		},
		columnRefusals: {
			'no-class': 'Indiquez la colonne de la classe.',
			'one-identifier': 'Indiquez exactement une colonne qui permet de reconnaître l’élève.',
			'repeated-column': 'Deux données ont la même colonne.',
			'too-long': 'Le nom d’une colonne est trop long.'
		},
		upload: 'Lire un fichier quotidien',
		uploadHow:
			'Pour une école dont le logiciel ne peut pas livrer lui-même. Le fichier dit de chaque élève dans quelle classe il est : qui n’y est pas n’est ensuite plus dans aucune classe.',
		number: 'Numéro d’établissement',
		file: 'Fichier CSV',
		send: 'Lire',
		none: 'Choisissez un fichier.',
		received: (stored, refused) => `Lu : ${rows(stored)} conservées, ${rows(refused)} refusées.`,
		line: (line) => `Ligne ${line}`,
		refusals: {
			'unknown-school': 'Aucune école avec ce numéro n’utilise ce logiciel.',
			'no-consent': 'Cette école ne partage pas de données de classe.',
			'key-reused': 'Autre chose a déjà été livré sous ce nom.',
			overtaken: 'Une livraison plus récente est arrivée entre-temps. Celle-ci n’a pas été lue.',
			'whole-first': 'Il faut d’abord une livraison complète.',
			'nothing-usable': 'Aucune ligne ne peut être conservée. Rien n’a changé.',
			file: 'Ce fichier ne peut pas être lu : est-ce du CSV en UTF-8, avec les bonnes colonnes ?'
		},
		reasons: {
			'no-row': 'pas une ligne',
			'one-identifier': 'il faut exactement un moyen de reconnaître l’élève',
			'bad-identifier': 'ce n’est pas un uuid',
			'no-class': 'il n’y a pas de classe',
			'title-too-long': 'le nom de la classe est trop long',
			'bad-date': 'un jour qui n’existe pas',
			'end-before-begin': 'la fin précède le début',
			'unknown-pupil': 'cette école n’a pas cet élève',
			'repeated-row': 'y figure déjà',
			'wrong-column-count': 'trop ou trop peu de colonnes'
		},
		latest: 'Dernières livraisons',
		latestNone: 'Rien n’est encore arrivé.',
		scopes: { whole: 'complète', changes: 'modifications' },
		delivery: (school, name, scope, at) => `${school} : ${name}, ${scope}, ${at}`
	},
	mandates: {
		title: 'Mandats de direction',
		intro:
			'Lisez chaque lundi le fichier des mandats de direction. Qui y figure devient directeur et gestionnaire des données LeerID de l’école, jusqu’à la fin du mandat. Sans date de fin : jusqu’à ce que quelqu’un mette fin au droit. Après la fin, le droit disparaît de lui-même.',
		columns: 'Colonnes : instellingsnummer, naam, e_mail, van, tot.',
		send: 'Lire',
		done: 'Le fichier est lu.',
		counts: {
			granted: (n) => (n === 1 ? '1 nouveau droit' : `${n} nouveaux droits`),
			invited: (n) => `${n} invités par e-mail`,
			moved: (n) => `${n} avec une autre fin`,
			unchanged: (n) => `${n} inchangés`,
			refused: (n) => `${n} refusés`
		},
		file: 'Ce fichier ne peut pas être lu : est-ce du CSV en UTF-8, avec les bonnes colonnes ?',
		reasons: {
			'wrong-column-count': 'trop ou trop peu de colonnes',
			'unknown-school': 'il n’y a pas d’école avec ce numéro',
			'bad-email': 'adresse e-mail non valable',
			'no-name': 'pas de nom',
			'bad-day': 'un jour qui n’existe pas, ou une fin avant le début',
			over: 'le mandat est terminé',
			'repeated-row': 'y figure déjà',
			limited: 'beaucoup d’e-mails ont déjà été envoyés à cette adresse'
		}
	}
};

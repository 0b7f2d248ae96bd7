import type { Messages } from './nl';

const rows = (n: number) => (n === 1 ? '1 ligne' : `${n} lignes`);
const teachers = (n: number) => (n === 1 ? '1 enseignant' : `${n} enseignants`);

/** The words of a school that reads in its classes itself, and of who teaches which group or class (F96). */
export const frOwnClasses: Messages['ownClasses'] = {
	source: 'Un autre logiciel, ou aucun : nous importons les classes nous-mêmes',
	otherwise:
		'Votre école travaille avec un autre logiciel, ou il ne livre pas les classes ? Un LeerID-beheerder peut alors les importer. Choisissez-le sous « Mijn Schoolsoftware ».',
	sourceNow: 'Votre école importe ses classes elle-même.',
	fetched: (school: string) =>
		`${school} importe ses classes avec un fichier. LeerID ne les demande à aucun logiciel.`,
	keptNone: "Il n'y a pas encore d'informations de classe. Un LeerID-beheerder les importe.",
	title: 'Importer les classes',
	intro:
		"Votre école travaille avec un logiciel qui ne livre pas les classes ? Importez-les ici : une ligne par élève, avec le stamnummer et la classe. Vous voyez d'abord ce qui changerait.",
	notSharing:
		"Votre école ne partage pas encore d'informations de classe avec LeerID. Un LeerID-databeheerder doit d'abord accepter le protocole.",
	otherSource: (name: string) =>
		`LeerID prend les classes de votre école dans ${name}. Pour les importer vous-mêmes, choisissez-le d'abord sous « Mijn Schoolsoftware ».`,
	list: {
		title: 'Liste à compléter',
		how: 'Tous vos élèves avec leur stamnummer, leur groupe administratif et la classe que LeerID connaît. Complétez les classes dans votre tableur et importez le fichier ci-dessous.',
		download: 'Télécharger la liste (CSV)'
	},
	form: {
		title: 'Importer un fichier',
		scope: 'Que contient-il ?',
		scopes: {
			whole: "Tous les élèves : qui n'y est pas n'est plus dans aucune classe",
			changes: "Seulement des changements : qui n'y est pas garde sa classe"
		},
		file: 'Fichier CSV',
		fileHint:
			"Avec les colonnes stamnummer et klas. Si vous voulez aussi subklas, van et tot. Jusqu'à 350 ko.",
		paste: 'Ou collez les lignes ici',
		pasteHint: 'Directement de votre tableur, avec les noms des colonnes dans la première ligne.',
		look: "Voir d'abord ce qui change"
	},
	preview: {
		title: 'Voici ce qui changerait',
		nothingYet: "Rien n'a encore changé.",
		counts: {
			new: (n: number) =>
				n === 1
					? "1 ligne donne une classe à qui n'en avait pas"
					: `${n} lignes donnent une classe à qui n'en avait pas`,
			moved: (n: number) =>
				n === 1 ? '1 ligne donne une autre classe' : `${n} lignes donnent une autre classe`,
			same: (n: number) => (n === 1 ? '1 ligne ne change rien' : `${n} lignes ne changent rien`),
			out: (n: number) =>
				n === 1 ? '1 ligne retire un élève de sa classe' : `${n} lignes retirent un élève de sa classe`,
			refused: (n: number) => `${rows(n)} refusée${n === 1 ? '' : 's'}`
		},
		losing: (n: number) =>
			n === 1
				? "1 élève a une classe maintenant et n'en aurait plus."
				: `${n} élèves ont une classe maintenant et n'en auraient plus.`,
		classes: 'Par classe',
		class: 'Classe',
		before: 'Maintenant',
		after: 'Ensuite',
		rows: 'Par ligne',
		row: 'Ligne',
		outcome: 'Quoi',
		reason: 'Pourquoi',
		most: (n: number) => `Vous voyez les ${n} premières lignes ; les refusées viennent d'abord.`,
		outcomes: {
			new: 'reçoit une classe',
			moved: 'reçoit une autre classe',
			same: 'reste',
			out: 'quitte la classe',
			refused: 'refusée'
		},
		apply: 'Importer ceci',
		other: 'Choisir un autre fichier'
	},
	done: (stored: number, refused: number) =>
		`Importé : ${rows(stored)} conservée${stored === 1 ? '' : 's'}, ${rows(refused)} refusée${refused === 1 ? '' : 's'}. C'est valable tout de suite.`,
	refusals: {
		none: 'Choisissez un fichier ou collez les lignes.',
		'too-large':
			"C'est trop grand. Enlevez les colonnes inutiles, ou importez en plusieurs parties, comme changements.",
		'other-source':
			"Votre école n'importe pas ses classes elle-même. Choisissez-le d'abord sous « Mijn Schoolsoftware ».",
		unreadable: "Ce fichier ne peut pas être lu. Rien n'a changé."
	},
	newYear: {
		classes: 'Quelle classe devient laquelle ?',
		how: "Une classe du même nom, ou la seule nouvelle classe de la même année d'études, est déjà remplie. Pour que les applications suivent les élèves, choisissez la classe où ils vont."
	},
	teachers: {
		title: 'Qui enseigne à qui ?',
		link: 'Répartir groupes et classes entre les enseignants',
		intro:
			"Un enseignant ne voit que les élèves des groupes administratifs et des classes que vous donnez ici. Les classes comptent tant que l'école partage les informations de classe.",
		noTeachers: "Il n'y a pas encore d'enseignants. Invitez-les d'abord sous Utilisateurs.",
		noClasses:
			"Les classes apparaissent ici dès que l'école partage les informations de classe et que des classes sont connues.",
		kinds: { group: 'Groupe administratif', class: '(Sous-)classe' },
		who: 'Enseignants',
		nobody: 'Personne encore',
		change: 'Modifier',
		changeOf: (name: string) => `Modifier les enseignants de ${name}`,
		choose: (name: string) => `Qui voit les élèves de ${name} ?`,
		save: 'Enregistrer',
		cancel: 'Annuler',
		saved: (n: number) => (n === 0 ? "Rien n'a changé." : `Enregistré : changé pour ${teachers(n)}.`),
		file: {
			title: 'En une fois, avec un fichier',
			how: "Téléchargez qui a quoi maintenant, modifiez-le dans votre tableur et importez-le à nouveau. Qui est dans le fichier a ensuite exactement ce qu'il dit. Qui n'y est pas garde ce qu'il a.",
			download: 'Télécharger qui a quoi (CSV)',
			file: 'Fichier CSV',
			fileHint:
				'Avec les colonnes e_mail, groep et klas : une ligne pour chaque groupe ou classe d’un enseignant.',
			paste: 'Ou collez les lignes ici',
			look: "Voir d'abord ce qui change",
			apply: 'Importer ceci',
			previewTitle: 'Voici ce qui changerait',
			doneTitle: 'Voici ce qui a changé',
			nothing: 'Rien ne change.',
			unchanged: (n: number) => `Sans changement : ${teachers(n)}.`,
			teacher: 'Enseignant',
			gets: 'Reçoit',
			loses: 'Perd',
			none: '-',
			leftAlone: 'Reste tel quel : une ligne sur cet enseignant est refusée.',
			refusedTitle: 'Lignes refusées',
			line: (line: number, reason: string) => `Ligne ${line} : ${reason}`,
			reasons: {
				'unknown-teacher': "votre école n'a pas d'enseignant avec cette adresse",
				'unknown-group': "votre école n'a pas de groupe administratif de ce nom",
				'unknown-class': "votre école n'a pas de classe de ce nom, ou ne partage pas les classes",
				'nothing-given': 'il n’y a ni groupe ni classe',
				'repeated-row': 'y est déjà',
				'wrong-column-count': 'trop ou trop peu de colonnes'
			}
		}
	}
};

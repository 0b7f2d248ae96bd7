import type { nlSchoolYear } from './nl-school-year';

const eleves = (n: number) => (n <= 1 ? `${n} élève` : `${n} élèves`);

/** The words of the assistant of the new school year (F94). */
export const frSchoolYear: typeof nlSchoolYear = {
	title: 'Nouvelle année scolaire',
	intro: (day) =>
		`Ce qui change le ${day}, d’après les inscriptions connues maintenant. Ce que vous faites ici ne commence que ce jour-là. Jusqu’à la veille, vous pouvez l’annuler.`,
	unknown:
		'Les inscriptions pour la nouvelle année ne sont pas encore connues. Elles viennent de votre administration scolaire.',
	checklistTitle: 'Ce qu’il y a à faire',
	between: (from, until) => (from === until ? from : `du ${from} au ${until} inclus`),
	done: 'fait',
	toDo: 'à faire',
	checklist: {
		enrollments: 'Les inscriptions de septembre sont dans LeerID',
		assignments: 'Reprendre les applications pour la nouvelle année',
		accounts: 'Créer des LeerID pour ceux qui n’en ont pas',
		types: 'Qui passe au secondaire reçoit de lui-même un compte avancé',
		secrets: 'Distribuer de nouveaux mots de passe à qui est passé au secondaire',
		leavers: 'Désinscrire les partants dans votre administration : d’ici là le compte fonctionne'
	},
	countsTitle: 'En septembre',
	counts: {
		stays: 'restent dans le même groupe',
		promoted: 'passent dans un autre groupe',
		leaves: 'quittent l’école',
		arrives: 'sont nouveaux'
	},
	movesTitle: 'De groupe en groupe',
	from: 'Maintenant',
	to: 'En septembre',
	pupils: 'Élèves',
	gone: 'parti de l’école',
	fresh: 'nouveau à l’école',
	count: eleves,
	newTitle: 'Pas encore de LeerID',
	newNone: 'Tout le monde a un LeerID.',
	newHow: 'Ces élèves reçoivent une nouvelle carte.',
	newDo: 'Créer des LeerID',
	tooEarly: (day) => `Possible à partir du ${day}.`,
	stepsTitle: 'De base à avancé',
	stepsNone: 'Personne ne passe de base à avancé.',
	stepsHow:
		'Ces élèves se connectent encore avec leur mot ou leurs images. Cela fonctionne jusqu’à ce que vous créiez un nouveau mot de passe.',
	stepsDo: 'Créer de nouveaux mots de passe',
	cardsTitle: 'Cartes avec un autre nom',
	cardsNone: 'Aucun nom ne change. Toutes les autres cartes restent valables.',
	cardsHow: 'Seules ces cartes sont à réimprimer. Le code QR reste le même.',
	cardsDo: 'Imprimer ces cartes',
	who: 'Montrer qui',
	more: (n) => `et encore ${n}`,
	carryTitle: 'Reprendre les applications',
	carryHow:
		'Ce qui est donné à un groupe ou une classe sans dernier jour continue de soi-même. Voici ce qui s’arrêterait sinon.',
	carryNone: 'Il n’y a rien à reprendre.',
	groups: 'Quel groupe devient lequel ?',
	groupsHow: 'Un groupe du même nom est déjà rempli.',
	nowhere: 'nulle part',
	becomes: (name) => `${name} devient`,
	look: 'Revoir',
	accept: 'Reprendre',
	acceptEach: 'Que reprenez-vous ?',
	effect: (gained, lost) =>
		lost === 0
			? `${eleves(gained)} le reçoivent le 1er septembre.`
			: `${eleves(gained)} le reçoivent le 1er septembre, ${eleves(lost)} le perdent.`,
	withoutLeerid: (n) => `Dont ${eleves(n)} sans LeerID.`,
	carried: (n) => (n === 1 ? '1 attribution a été reprise.' : `${n} attributions ont été reprises.`),
	takeBack: 'Tout annuler',
	takenBack: (n) => (n === 1 ? '1 attribution a été annulée.' : `${n} attributions ont été annulées.`),
	begun: 'L’année a commencé : l’annulation se fait maintenant par application.',
	link: 'Préparer la nouvelle année scolaire'
};

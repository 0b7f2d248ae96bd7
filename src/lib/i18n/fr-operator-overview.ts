import type { Messages } from './nl';

export const frOperatorOverview: Messages['operatorOverview'] = {
	title: 'Gestion de LeerID',
	menu: 'Aperçu',
	groups: {
		applications: 'Applications',
		schools: 'Élèves et écoles',
		privacy: 'Vie privée',
		service: 'Service'
	},
	what: {
		applications:
			'Quelles applications connectent les élèves, qui les fournit et si leur connexion fonctionne.',
		newApplication: 'Connectez une application ou un système.',
		feed: 'Les inscriptions qui arrivent, et ce qui en a été refusé.',
		takeover: 'Les comptes d’un système qui existait avant.',
		duplicates: 'Des élèves qui pourraient être le même enfant.',
		classInformation: 'Quels systèmes fournissent les classes, et ce qui est arrivé.',
		mandates: 'Le fichier hebdomadaire qui dit qui est directeur.',
		reports: 'Ce que les écoles ont signalé comme faux, et votre réponse.',
		register: 'Ce que LeerID conserve, pourquoi, combien de temps, et ce qui a été effacé la nuit.',
		export: 'Tout ce que LeerID conserve sur un élève, en PDF ou en JSON.',
		leak: 'Quels élèves quelqu’un du guichet a touchés, et quand.',
		health: 'La base de données, les tâches, les e-mails et les clés, et le message aux élèves.',
		colleagues: 'Qui travaille avec quels droits, dans les écoles et pour le service.'
	}
};

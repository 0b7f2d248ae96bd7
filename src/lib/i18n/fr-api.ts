import type { Messages } from './nl';

export const frApi: Messages['api'] = {
	title: 'API de LeerID',
	intro:
		'Pour les systèmes qui parlent à LeerID sans élève. La description elle-même est en anglais, pour qui programme.',
	machineReadable: 'La description pour un programme (OpenAPI 3.1)',
	server: 'Adresse',
	contents: 'Sommaire',
	scope: 'Scope',
	parameters: 'Paramètres',
	body: 'Message',
	answers: 'Réponses',
	schemas: 'Formes',
	fields: 'Champs',
	field: 'Champ',
	type: 'Type',
	meaning: 'Signification',
	required: 'obligatoire',
	machineScopesTitle: 'Ce qu’un système peut faire',
	machineScopesHow:
		'Seulement pour un système sans élèves. Il demande lui-même un jeton avec son secret ou ses clés (client_credentials).',
	machineScopes: {
		'applications.manage': 'Gérer les applications, comme un opérateur',
		'class-information.deliver': 'Livrer des données de classe, comme logiciel administratif',
		'enrollments.deliver': 'Livrer des inscriptions'
	}
};

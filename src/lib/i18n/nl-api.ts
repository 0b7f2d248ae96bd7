import type { MachineScope } from '$lib/domain/applications/machine-scopes';

/** The words around the APIs for machines. The description of an API itself is English: programmers read it. */
export const nlApi = {
	title: 'API van LeerID',
	intro:
		'Voor systemen die zonder leerling met LeerID praten. De beschrijving zelf is in het Engels, voor wie programmeert.',
	machineReadable: 'De beschrijving voor een programma (OpenAPI 3.1)',
	server: 'Adres',
	contents: 'Inhoud',
	scope: 'Scope',
	parameters: 'Parameters',
	body: 'Bericht',
	answers: 'Antwoorden',
	schemas: 'Vormen',
	fields: 'Velden',
	field: 'Veld',
	type: 'Soort',
	meaning: 'Betekenis',
	required: 'verplicht',
	machineScopesTitle: 'Wat een systeem mag',
	machineScopesHow:
		'Alleen voor een systeem zonder leerlingen. Het vraagt zelf een token met zijn geheim of sleutels (client_credentials).',
	machineScopes: {
		'applications.manage': 'Toepassingen beheren, zoals een operator',
		'class-information.deliver': 'Klasinformatie leveren, als administratief pakket',
		'enrollments.deliver': 'Inschrijvingen aanleveren'
	} satisfies Record<MachineScope, string>
};

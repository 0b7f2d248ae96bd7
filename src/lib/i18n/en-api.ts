import type { Messages } from './nl';

export const enApi: Messages['api'] = {
	title: 'LeerID API',
	intro: 'For systems that talk to LeerID without a pupil. The description itself is in English.',
	machineReadable: 'The description for programs (OpenAPI 3.1)',
	server: 'Address',
	contents: 'Contents',
	scope: 'Scope',
	parameters: 'Parameters',
	body: 'Body',
	answers: 'Answers',
	schemas: 'Schemas',
	fields: 'Fields',
	field: 'Field',
	type: 'Type',
	meaning: 'Meaning',
	required: 'required',
	machineScopesTitle: 'What a system may do',
	machineScopesHow:
		'Only for a system without pupils. It asks for a token itself, with its secret or keys (client_credentials).',
	machineScopes: {
		'applications.manage': 'Manage applications, as an operator does',
		'class-information.deliver': 'Deliver class information, as an administration package',
		'enrollments.deliver': 'Deliver enrollments'
	}
};

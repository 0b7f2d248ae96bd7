import {
	FLAGS,
	TEXT_FIELDS,
	type TextField,
	type TypedApplication
} from '$lib/domain/applications/application-input';
import { CLAIMS } from '$lib/domain/applications/claims';
import { isMachineScope } from '$lib/domain/applications/machine-scopes';
import type { ManagedApplication } from '$lib/server/applications/management';
import { readText } from '$lib/server/forms';

/** What the operator typed, unproved. */
export function readTyped(form: FormData): TypedApplication {
	return {
		texts: Object.fromEntries(TEXT_FIELDS.map((field) => [field, readText(form, field)])) as Record<
			TextField,
			string
		>,
		kind: readText(form, 'kind'),
		authentication: readText(form, 'authentication'),
		reasons: Object.fromEntries(CLAIMS.map((claim) => [claim, readText(form, `reason-${claim}`)])),
		required: form.getAll('required').map(String),
		flags: form.getAll('flags').map(String),
		machineScopes: form.getAll('machineScopes').map(String)
	};
}

/** An application as the form shows it. */
export function typedOf(application: ManagedApplication): TypedApplication {
	const text = (field: TextField): string => {
		const value = application[field];
		if (value === null) return '';
		if (typeof value === 'string') return value;
		return Array.isArray(value) ? value.join('\n') : JSON.stringify(value, null, '\t');
	};
	const { claims, scopes, idTokenAlg, userinfoAlg, kind, authentication } = application;
	const on: Record<(typeof FLAGS)[number], boolean> = {
		offline: scopes.includes('offline_access'),
		withoutPkce: application.withoutPkce,
		requiresPar: application.requiresPar,
		dpopBound: application.dpopBound,
		sharesLeeridUuid: application.sharesLeeridUuid,
		es256: idTokenAlg === 'ES256',
		signedUserinfo: userinfoAlg !== null
	};
	return {
		texts: Object.fromEntries(TEXT_FIELDS.map((field) => [field, text(field)])) as Record<TextField, string>,
		kind,
		authentication,
		reasons: Object.fromEntries(claims.map(({ claim, reason }) => [claim, reason])),
		required: claims.filter(({ required }) => required).map(({ claim }) => claim),
		flags: FLAGS.filter((flag) => on[flag]),
		machineScopes: scopes.filter(isMachineScope)
	};
}

/** The form of an application that is not there yet. */
export const blank = (): TypedApplication => readTyped(new FormData());

import {
	TEXT_FIELDS,
	type Flag,
	type TextField,
	type TypedApplication
} from '$lib/domain/applications/application-input';
import type { ManagedApplication } from '$lib/server/applications/management';

/** What a program sends of an application; the description (`server/api/parts/applications.ts`) proved it. */
export interface ApplicationBody extends Partial<Record<TextField, unknown>> {
	authentication: string;
	claims?: { claim: string; reason: string; required?: boolean }[];
	offlineAccess?: boolean;
	withoutPkce?: boolean;
	requiresPar?: boolean;
	dpopBound?: boolean;
	sharesLeeridUuid?: boolean;
	idTokenAlg?: 'RS256' | 'ES256';
	signedUserinfo?: boolean;
}

/** What stays as it is when it is not sent: losing one of these by accident locks an application out. */
const KEPT: readonly TextField[] = ['sector', 'jwks', 'jwksUri'];

/** What was sent, as the operator would have typed it: the same rules then judge both. */
export function typedOfBody(body: ApplicationBody, before: ManagedApplication | null): TypedApplication {
	const text = (field: TextField): string => {
		const value = body[field] === undefined && KEPT.includes(field) ? before?.[field] : body[field];
		if (value === null || value === undefined) return '';
		if (typeof value === 'string') return value;
		return Array.isArray(value) ? value.join('\n') : JSON.stringify(value);
	};
	const { claims = [] } = body;
	const flags: Record<Flag, boolean | undefined> = {
		offline: body.offlineAccess,
		withoutPkce: body.withoutPkce,
		requiresPar: body.requiresPar,
		dpopBound: body.dpopBound,
		sharesLeeridUuid: body.sharesLeeridUuid,
		es256: body.idTokenAlg === 'ES256',
		signedUserinfo: body.signedUserinfo
	};
	return {
		texts: Object.fromEntries(TEXT_FIELDS.map((field) => [field, text(field)])) as TypedApplication['texts'],
		kind: 'web',
		authentication: body.authentication,
		reasons: Object.fromEntries(claims.map(({ claim, reason }) => [claim, reason])),
		required: claims.filter(({ required }) => required).map(({ claim }) => claim),
		flags: Object.keys(flags).filter((flag) => flags[flag as Flag]),
		machineScopes: []
	};
}

/** An application as a program reads it, and may send it back. */
export function bodyOfApplication({
	id: _id,
	userinfoAlg,
	secrets,
	claims,
	...application
}: ManagedApplication) {
	return {
		...application,
		claims,
		offlineAccess: application.scopes.includes('offline_access'),
		signedUserinfo: userinfoAlg !== null,
		secrets
	};
}

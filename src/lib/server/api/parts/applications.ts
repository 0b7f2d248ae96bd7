import { AUTHENTICATIONS, MAX_NOTE, MAX_TEXT } from '$lib/domain/applications/application-input';
import { CLAIMS } from '$lib/domain/applications/claims';
import { CONNECTION_CHECKS } from '$lib/domain/applications/connection-check';
import type { Schema } from '../check-schema';
import type { ApiPart, Parameter } from '../part';

const BASE = '/api/applicaties/v1';
const scope = 'applications.manage' as const;

const text = (description: string, maxLength = MAX_TEXT): Schema => ({
	type: ['string', 'null'],
	maxLength,
	description
});
const address = (description: string): Schema => ({ ...text(description, MAX_NOTE), format: 'uri' });
/** No line end may hide a second address in one. */
const addresses = (description: string): Schema => ({
	type: 'array',
	maxItems: 20,
	description,
	items: { type: 'string', maxLength: MAX_NOTE, pattern: '^[^\\r\\n]+$', format: 'uri' }
});
const flag = (description: string): Schema => ({ type: 'boolean', default: false, description });
const instant = (description: string): Schema => ({
	type: ['string', 'null'],
	format: 'date-time',
	readOnly: true,
	description
});

const clientId: Parameter = {
	name: 'clientId',
	in: 'path',
	required: true,
	description: 'As the application calls itself: 3 to 60 of a-z, 0-9 and -. Never changes.',
	schema: { type: 'string' }
};
const missing = { 404: { description: 'There is no application with this client id.' } };
const byPerson = {
	403: {
		description:
			'`by-a-person`: a machine is made and changed by an operator only, or the token lacks the scope.'
	}
};
const application = { $ref: '#/components/schemas/Application' };
const answered = { 200: { description: 'As it is now.', schema: application } };

/** What the operator does under `/beheer/applicaties`, for a machine. */
export const applicationsPart: ApiPart = {
	name: 'Applications',
	description:
		'What an operator does under /beheer/applicaties: the same rules, the same audit, at once in force. Only machines (clients without pupils) cannot be made or changed here: a token that leaked must not be able to make itself a successor.',
	paths: {
		[BASE]: {
			get: {
				operationId: 'listApplications',
				summary: 'All applications, by name',
				scope,
				answers: {
					200: {
						description: 'All of them, on one page.',
						schema: {
							type: 'object',
							required: ['applications'],
							additionalProperties: false,
							properties: {
								applications: { type: 'array', items: { $ref: '#/components/schemas/ApplicationSummary' } }
							}
						}
					}
				}
			}
		},
		[`${BASE}/{clientId}`]: {
			get: {
				operationId: 'readApplication',
				summary: 'One application',
				scope,
				parameters: [clientId],
				answers: { ...answered, ...missing }
			},
			put: {
				operationId: 'saveApplication',
				summary: 'Make an application, or change it',
				description:
					'Sending the same again changes nothing. What is left out gets its default, except `sector`, `jwks` and `jwksUri`, which then stay as they are. Members that are read-only are not looked at, so an application that was read can be sent back. A new one is a draft that lets nobody in: give it a secret or keys, and switch it on.',
				scope,
				parameters: [clientId],
				body: { contentType: 'application/json', schema: application },
				answers: {
					...answered,
					201: { description: 'It was made.', schema: application },
					...byPerson,
					422: { description: 'What was sent cannot be kept; `errors` names each place.' }
				}
			}
		},
		[`${BASE}/{clientId}/toestand`]: {
			put: {
				operationId: 'setApplicationStatus',
				summary: 'Switch it on, or stop it',
				description: 'Stopping ends every token of it at once. What schools assigned stays.',
				scope,
				parameters: [clientId],
				body: {
					contentType: 'application/json',
					schema: {
						type: 'object',
						required: ['status'],
						additionalProperties: false,
						properties: { status: { type: 'string', enum: ['active', 'suspended'] } }
					}
				},
				answers: {
					...answered,
					...byPerson,
					...missing,
					409: { description: '`incomplete`: `errors` names what it still lacks.' }
				}
			}
		},
		[`${BASE}/{clientId}/sleutels`]: {
			put: {
				operationId: 'setApplicationKeys',
				summary: 'Replace its public keys (private_key_jwt)',
				scope,
				parameters: [clientId],
				body: {
					contentType: 'application/json',
					schema: {
						type: 'object',
						additionalProperties: false,
						description: 'Either of both.',
						properties: {
							jwks: { $ref: '#/components/schemas/Jwks' },
							jwksUri: address('Where the keys can be read.')
						}
					}
				},
				answers: {
					...answered,
					...byPerson,
					...missing,
					409: { description: '`other-proof`: this application does not prove itself by keys.' },
					422: { description: 'These keys or this address cannot be kept.' }
				}
			}
		},
		[`${BASE}/{clientId}/geheimen`]: {
			post: {
				operationId: 'makeApplicationSecret',
				summary: 'Make a new secret',
				description:
					'The former one works for a day more. While two work, another is refused unless `endFormer` says so: whoever asks again because no answer came would otherwise end the one that is in use.',
				scope,
				parameters: [clientId],
				body: {
					contentType: 'application/json',
					schema: {
						type: 'object',
						additionalProperties: false,
						properties: { endFormer: flag('Make one although two work now; the oldest ends at once.') }
					}
				},
				answers: {
					201: {
						description: 'The secret, this once.',
						schema: {
							type: 'object',
							required: ['secret'],
							additionalProperties: false,
							properties: { secret: { type: 'string' } }
						}
					},
					...byPerson,
					...missing,
					409: {
						description: '`two-secrets` work at this moment; or `other-proof`: it does not use a secret.'
					}
				}
			}
		},
		[`${BASE}/{clientId}/logo`]: {
			put: {
				operationId: 'setApplicationLogo',
				summary: 'Give it a logo',
				scope,
				parameters: [clientId],
				body: {
					contentType: 'image/png',
					description: 'A PNG of at most 64 kB, between 32 and 512 pixels a side, without animation.'
				},
				answers: {
					...answered,
					...byPerson,
					...missing,
					422: { description: 'This is no such picture.' }
				}
			},
			delete: {
				operationId: 'removeApplicationLogo',
				summary: 'Take its logo away',
				scope,
				parameters: [clientId],
				answers: { 204: { description: 'It has none (any more).' }, ...byPerson, ...missing }
			}
		},
		[`${BASE}/{clientId}/test`]: {
			post: {
				operationId: 'testApplication',
				summary: 'Test the connection',
				description:
					'Visits its redirect addresses, reads its keys and clock, and sends a logout token that it must refuse. Nothing of a pupil goes out.',
				scope,
				parameters: [clientId],
				answers: {
					200: {
						description: 'A verdict for each check.',
						schema: {
							type: 'object',
							required: ['verdicts'],
							additionalProperties: false,
							properties: { verdicts: { type: 'array', items: { $ref: '#/components/schemas/Verdict' } } }
						}
					},
					...missing
				}
			}
		},
		[`${BASE}/{clientId}/fouten`]: {
			get: {
				operationId: 'listApplicationErrors',
				summary: 'Its last hundred errors, the newest first',
				scope,
				parameters: [clientId],
				answers: {
					200: {
						description: 'Never a token, a code or a person.',
						schema: {
							type: 'object',
							required: ['errors'],
							additionalProperties: false,
							properties: {
								errors: { type: 'array', items: { $ref: '#/components/schemas/ApplicationError' } }
							}
						}
					},
					...missing
				}
			}
		}
	},
	schemas: {
		Application: {
			type: 'object',
			required: ['name', 'supplier', 'authentication'],
			additionalProperties: false,
			properties: {
				clientId: { type: 'string', readOnly: true },
				kind: {
					type: 'string',
					enum: ['web', 'machine'],
					readOnly: true,
					description: '`machine`: without pupils.'
				},
				status: { type: 'string', enum: ['draft', 'active', 'suspended'], readOnly: true },
				name: { type: 'string', minLength: 1, maxLength: MAX_TEXT },
				supplier: { type: 'string', minLength: 1, maxLength: MAX_TEXT },
				contactName: text('Whom the operator asks.'),
				contactEmail: text('Of the supplier’s toepassingsbeheerder, who manages the keys.'),
				sector: text(
					'Applications of one sector know a pupil by the same `sub`. Changing it makes every pupil a stranger. Left out at the creation: the client id.'
				),
				agreementReference: text('Where the data-processing agreement is kept.'),
				accountNote: text('How accounts are made; a school reads it before it assigns. In Dutch.', MAX_NOTE),
				startUrl: address('What a tile opens; the application begins the sign-in by itself.'),
				redirectUris: addresses('Compared character by character.'),
				postLogoutRedirectUris: addresses('Where a pupil may land after signing out.'),
				backchannelLogoutUri: address('Where a logout token is sent when a pupil signs out.'),
				corsOrigins: addresses('Origins whose scripts may ask token and userinfo.'),
				authentication: { type: 'string', enum: AUTHENTICATIONS },
				jwks: { $ref: '#/components/schemas/Jwks' },
				jwksUri: address('Where its public keys can be read; this or `jwks`.'),
				claims: {
					type: 'array',
					maxItems: CLAIMS.length,
					description: 'What it wants to know of a pupil. Its scopes follow from this.',
					items: {
						type: 'object',
						required: ['claim', 'reason'],
						additionalProperties: false,
						properties: {
							claim: { type: 'string', enum: CLAIMS },
							reason: {
								type: 'string',
								minLength: 1,
								maxLength: MAX_TEXT,
								description: 'In Dutch, for schools.'
							},
							required: flag('It does not work without; a school cannot leave it out.')
						}
					}
				},
				offlineAccess: flag('May have refresh tokens.'),
				withoutPkce: flag('A confidential client that cannot do PKCE.'),
				requiresPar: flag('Must push its requests (RFC 9126).'),
				dpopBound: flag('Its tokens work only with its own key (RFC 9449).'),
				sharesLeeridUuid: flag('May have `leerid_uuid`, by law.'),
				idTokenAlg: { type: 'string', enum: ['RS256', 'ES256'], default: 'RS256' },
				signedUserinfo: flag('Userinfo as a signed JWT.'),
				scopes: { type: 'array', items: { type: 'string' }, readOnly: true },
				logo: { type: ['string', 'null'], readOnly: true, description: 'Path on this server.' },
				secrets: {
					type: 'array',
					readOnly: true,
					description: 'That work now; never the secrets themselves.',
					items: {
						type: 'object',
						required: ['createdAt', 'expiresAt'],
						additionalProperties: false,
						properties: {
							createdAt: instant('When it was made.'),
							expiresAt: instant('Until when it works; null: no end.')
						}
					}
				},
				createdAt: instant('When it was made.'),
				updatedAt: instant('When it last changed.')
			}
		},
		ApplicationSummary: {
			type: 'object',
			required: ['clientId', 'name', 'supplier', 'status', 'schoolCount', 'errorCount'],
			additionalProperties: false,
			properties: {
				clientId: { type: 'string' },
				name: { type: 'string' },
				supplier: { type: 'string' },
				status: { type: 'string', enum: ['draft', 'active', 'suspended'] },
				schoolCount: { type: 'integer', minimum: 0, description: 'Schools that assigned it to anybody.' },
				errorCount: { type: 'integer', minimum: 0, description: 'Errors of the last seven days.' }
			}
		},
		ApplicationError: {
			type: 'object',
			required: ['at', 'endpoint', 'error', 'detail'],
			additionalProperties: false,
			properties: {
				at: { type: 'string', format: 'date-time' },
				endpoint: { type: 'string', description: '`authorization`, `token`, `userinfo`, `logout` …' },
				error: { type: 'string', description: 'An OAuth error code.' },
				detail: { type: ['string', 'null'] }
			}
		},
		Jwks: {
			type: ['object', 'null'],
			required: ['keys'],
			additionalProperties: false,
			description:
				'A JWK Set (RFC 7517 §5) of public keys: RSA from 2048 bits, or P-256. Never a private one.',
			properties: { keys: { type: 'array', minItems: 1, maxItems: 10, items: { type: 'object' } } }
		},
		Verdict: {
			type: 'object',
			required: ['check', 'grade', 'code', 'detail'],
			additionalProperties: false,
			properties: {
				check: { type: 'string', enum: CONNECTION_CHECKS },
				grade: { type: 'string', enum: ['good', 'warning', 'bad'] },
				code: { type: 'string' },
				detail: { type: ['string', 'null'] }
			}
		}
	}
};

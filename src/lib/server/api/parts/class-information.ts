import { CLASS_ROW_REFUSALS, IDENTIFIERS, MAX_TITLE_LENGTH, ROW_FIELDS } from '$lib/domain/consent/class-row';
import type { Schema } from '../check-schema';
import type { ApiPart, Parameter } from '../part';

const BASE = '/api/klasinformatie/v1/scholen';
const scope = 'class-information.deliver' as const;

const instellingsnummer: Parameter = {
	name: 'instellingsnummer',
	in: 'path',
	required: true,
	description: 'The number of the school, with or without leading zeros.',
	schema: { type: 'string' }
};
const sequence: Parameter = {
	name: 'sequence',
	in: 'path',
	required: true,
	description:
		'Grows with every delivery of your package for this school: a counter, or the time as YYYYMMDDhhmm. At most 15 digits.',
	schema: { type: 'integer', minimum: 1 }
};
const notYours = {
	403: {
		description:
			'`no-consent`: the school does not share class information (any more). `no-package`: the operator has not said which package this machine speaks for. Or the token lacks the scope.'
	},
	404: { description: '`unknown-school`: there is no such school, or it works with another package.' }
};
const uuid = (description: string): Schema => ({ type: ['string', 'null'], format: 'uuid', description });
const count = (description: string): Schema => ({ type: 'integer', minimum: 0, description });
const receipt = { $ref: '#/components/schemas/ClassDeliveryReceipt' };

/** What an administration package asks and delivers (protocol of 15 November 2023, articles 2 and 3). */
export const classInformationPart: ApiPart = {
	name: 'Class information',
	description: `For administration packages: which pupils a school has, and the other way round in which class they are. Only the package that the school named is heard, and only while the school shares. A row has exactly one of ${IDENTIFIERS.map((one) => `\`${one}\``).join(', ')}, \`klas\` (at most ${MAX_TITLE_LENGTH} characters), and where they apply \`subklas\`, \`van\` and \`tot\` (first and last day, YYYY-MM-DD). A pupil may have several rows.`,
	paths: {
		[BASE]: {
			get: {
				operationId: 'listSharingSchools',
				summary: 'The schools of your package that share class information now',
				scope,
				answers: {
					200: {
						description: 'By number. `lastSequence` is that of your last delivery, 0 before the first.',
						schema: {
							type: 'object',
							required: ['schools'],
							additionalProperties: false,
							properties: {
								schools: { type: 'array', items: { $ref: '#/components/schemas/SharingSchool' } }
							}
						}
					},
					403: notYours[403]
				}
			}
		},
		[`${BASE}/{instellingsnummer}/leerlingen`]: {
			get: {
				operationId: 'listPupilIdentifiers',
				summary: 'How the pupils of a school are called between your package and LeerID',
				scope,
				parameters: [instellingsnummer],
				answers: {
					200: {
						description:
							'By stamnummer, on one page. Ask it daily: a pupil who gets a LeerID gets a leerid_uuid.',
						schema: {
							type: 'object',
							required: ['pupils'],
							additionalProperties: false,
							properties: {
								pupils: { type: 'array', items: { $ref: '#/components/schemas/PupilIdentifier' } }
							}
						}
					},
					...notYours
				}
			}
		},
		[`${BASE}/{instellingsnummer}/leveringen/{sequence}`]: {
			put: {
				operationId: 'deliverClasses',
				summary: 'Deliver the classes of a school: all of them, or changes',
				description: `Needs the header \`Idempotency-Key\` (1 to 200 characters): the same key with the same content gets its receipt again, so that a delivery whose answer was lost can be sent again. All of it is taken over, or nothing; rows that cannot stand are refused one by one, in the receipt: ${CLASS_ROW_REFUSALS.map((one) => `\`${one}\``).join(', ')}. \`whole\` replaces everything that was known of the school, \`changes\` only what was known of the pupils it names; there a row with \`klas: null\` takes a pupil out of their class. Also takes \`text/csv\` with a header row (${ROW_FIELDS.join(', ')}, or the columns that the operator mapped), \`?scope=\`, and the header \`Content-Digest\` (RFC 9530, sha-256).`,
				scope,
				parameters: [
					instellingsnummer,
					sequence,
					{
						name: 'scope',
						in: 'query',
						description: 'For text/csv only.',
						schema: { type: 'string', enum: ['whole', 'changes'], default: 'whole' }
					}
				],
				body: {
					contentType: 'application/json',
					schema: { $ref: '#/components/schemas/ClassDelivery' }
				},
				answers: {
					200: { description: 'Received. With `repeated`: it had been received before.', schema: receipt },
					400: {
						description:
							'`key-missing`, `bad-sequence`; `truncated`: the number of rows, or the digest, says that something was lost on the way.'
					},
					...notYours,
					409: {
						description:
							'`key-reused`: with another content. `overtaken`: a delivery with this or a higher sequence was received. `whole-first`: changes need a whole delivery below them.'
					},
					422: {
						description: '`nothing-usable`: not one row of a whole delivery can stand. Nothing changed.'
					}
				}
			}
		}
	},
	schemas: {
		SharingSchool: {
			type: 'object',
			required: ['instellingsnummer', 'lastSequence'],
			additionalProperties: false,
			properties: { instellingsnummer: { type: 'string' }, lastSequence: count('0 before the first.') }
		},
		PupilIdentifier: {
			type: 'object',
			description: 'Exactly one of both uuids is there.',
			required: ['stamnummer', 'leerid_uuid', 'account_uuid'],
			additionalProperties: false,
			properties: {
				stamnummer: { type: 'string' },
				leerid_uuid: uuid('Of a pupil with a LeerID.'),
				account_uuid: uuid('Of a pupil without one. Only for this school, and only as long as it shares.')
			}
		},
		ClassDelivery: {
			type: 'object',
			required: ['scope', 'count', 'rows'],
			additionalProperties: false,
			properties: {
				scope: { type: 'string', enum: ['whole', 'changes'] },
				count: count('How many rows there are: shows that none was lost.'),
				rows: {
					type: 'array',
					maxItems: 50_000,
					items: { description: 'See above. One that does not fit is refused by itself.' },
					examples: [[{ leerid_uuid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', klas: '3A', subklas: '3A1' }]]
				}
			}
		},
		ClassDeliveryReceipt: {
			type: 'object',
			required: [
				'receipt',
				'scope',
				'sequence',
				'receivedAt',
				'repeated',
				'rows',
				'stored',
				'emptied',
				'refusedCount',
				'refused'
			],
			additionalProperties: false,
			properties: {
				receipt: { type: 'string', format: 'uuid' },
				scope: { type: 'string', enum: ['whole', 'changes'] },
				sequence: count('As in the address.'),
				receivedAt: { type: 'string', format: 'date-time' },
				repeated: { type: 'boolean' },
				rows: count('That came in.'),
				stored: count('Classes that are kept of them.'),
				emptied: count('Pupils who were taken out of their class.'),
				refusedCount: count('Rows that are not kept.'),
				refused: {
					type: 'array',
					description: 'The first thousand of them, without what stood in them.',
					items: {
						type: 'object',
						required: ['line', 'reason'],
						additionalProperties: false,
						properties: {
							line: { type: 'integer', description: 'From 1; of a file the line.' },
							reason: { type: 'string', enum: CLASS_ROW_REFUSALS }
						}
					}
				}
			}
		}
	}
};

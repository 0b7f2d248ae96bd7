import type { Schema } from '../check-schema';
import type { ApiPart, Parameter } from '../part';

const BASE = '/api/inschrijvingen/v1/leveringen';
const scope = 'enrollments.deliver' as const;

const count = (description: string): Schema => ({ type: 'integer', minimum: 0, description });
const tally = (description: string): Schema => ({
	type: 'object',
	description,
	required: ['new', 'changed'],
	properties: { new: count('Made.'), changed: count('Altered.'), unchanged: count('As they were.') }
});

const id: Parameter = {
	name: 'id',
	in: 'path',
	required: true,
	description:
		'Your own name for this delivery: 1 to 100 of letters, digits, `.`, `_`, `-`. The same name with the same bytes is the same delivery, and does nothing twice.',
	schema: { type: 'string', pattern: '^[\\w.-]{1,100}$' }
};
const receipt: Schema = { $ref: '#/components/schemas/Delivery' };

/** Enrollments from a school's or the ministry's administration. */
export const enrollmentsPart: ApiPart = {
	name: 'Enrollments',
	description:
		'Full files and changes, as CSV, as a ZIP of CSV files, or as OneRoster 1.2 (docs/feed.md). Rows about a school that the operator did not give to your machine are refused one by one, as `outside-scope`; the others stand. The body is read while it comes and kept nowhere; what it does is reckoned afterwards, as a whole or not at all.',
	paths: {
		[`${BASE}/{id}`]: {
			put: {
				operationId: 'deliverEnrollments',
				summary: 'Deliver a file',
				description: 'Needs `Content-Length`. At most 2 GB.',
				scope,
				parameters: [
					id,
					{
						name: 'soort',
						in: 'query',
						required: true,
						description:
							'`full`: who is at a school of the file and not in it has left. `changes`: only the rows of the file.',
						schema: { type: 'string', enum: ['full', 'changes'] }
					},
					{
						name: 'gemaakt',
						in: 'query',
						required: true,
						description:
							'When you made the file, with an offset. One older than the last for a school of it is refused.',
						schema: { type: 'string', format: 'date-time' }
					}
				],
				body: {
					contentType: 'application/octet-stream',
					description:
						'The file. `text/csv` and `application/zip` are taken too; what it is shows in its bytes.'
				},
				answers: {
					200: { description: 'This delivery was here before.', schema: receipt },
					202: { description: 'Taken in; ask again what came of it.', schema: receipt },
					409: {
						description:
							'`key-reused`: another file had this name. `still-receiving`: it is being sent at this moment.'
					},
					422: { description: '`unreadable`: nothing of the file can be taken over; `reason` says why.' }
				}
			},
			get: {
				operationId: 'readDelivery',
				summary: 'What came of a delivery of yours',
				scope,
				parameters: [id],
				answers: {
					200: { description: 'As it is now.', schema: receipt },
					404: { description: 'You sent no delivery of this name.' }
				}
			}
		}
	},
	schemas: {
		Delivery: {
			type: 'object',
			required: ['id', 'state', 'kind', 'madeAt', 'receivedAt', 'rows', 'report', 'refusals', 'refusal'],
			properties: {
				id: { type: 'string' },
				state: {
					type: 'string',
					enum: [
						'receiving',
						'received',
						'waiting',
						'approved',
						'merged',
						'unchanged',
						'refused',
						'discarded'
					],
					description:
						'`waiting`: a person of LeerID looks first, because a school would lose or change many.'
				},
				kind: { type: 'string', enum: ['full', 'changes'] },
				madeAt: { type: 'string', format: 'date-time' },
				receivedAt: { type: 'string', format: 'date-time' },
				rows: count('Rows read.'),
				report: {
					type: ['object', 'null'],
					description: 'Null until it is reckoned.',
					required: [
						'schools',
						'administrativeGroups',
						'pupils',
						'enrollments',
						'ended',
						'refused',
						'remarks'
					],
					properties: {
						schools: tally('Schools.'),
						administrativeGroups: tally('Administrative groups.'),
						pupils: tally('Pupils.'),
						enrollments: tally('Enrollments.'),
						ended: count('Ended, because a full file no longer has them.'),
						refused: count('Rows left out.'),
						remarks: count('Rows taken over without official data.')
					}
				},
				refusals: {
					type: 'array',
					description: 'Rows left out, by reason.',
					items: {
						type: 'object',
						required: ['reason', 'count'],
						properties: {
							reason: {
								type: 'string',
								description:
									'`outside-scope`: your machine may not speak for that school. `overtaken`: what the line said was changed by another while yours was on its way; send it again.'
							},
							count: count('Rows.')
						}
					}
				},
				refusal: {
					type: ['object', 'null'],
					description: 'Why nothing of the file was taken over.',
					required: ['reason'],
					properties: {
						reason: { type: 'string' },
						column: { type: 'string' },
						line: count('Where reading stopped.'),
						file: { type: 'string', description: 'In a ZIP: which of its files.' }
					}
				}
			}
		}
	}
};

import { expect, test } from 'vitest';
import { checkSchema, type Schema } from './check-schema';

const child: Schema = {
	type: 'object',
	required: ['name'],
	additionalProperties: false,
	properties: {
		name: { type: 'string', minLength: 1, maxLength: 3, pattern: '^[^\\n]*$' },
		age: { type: ['integer', 'null'], minimum: 0, maximum: 20 },
		kind: { enum: ['a', 'b'] },
		friends: { type: 'array', maxItems: 2, items: { $ref: '#/components/schemas/child' } }
	}
};
const check = (value: unknown) =>
	checkSchema(value, { $ref: '#/components/schemas/child' }, { child }).map(
		({ pointer, code }) => `${pointer} ${code}`
	);

test.each([
	[{ name: 'Zoë', age: null, kind: 'a', friends: [{ name: '👍👍👍' }] }, []],
	[[], [' type']],
	[null, [' type']],
	[{}, ['/name required']],
	[{ name: '' }, ['/name minLength']],
	[{ name: 'a\nb' }, ['/name pattern']],
	[{ name: '👍👍👍👍' }, ['/name maxLength']],
	[{ name: 'a', age: 1.5 }, ['/age type']],
	[{ name: 'a', age: -1 }, ['/age minimum']],
	[{ name: 'a', age: 21 }, ['/age maximum']],
	[{ name: 'a', kind: 'c' }, ['/kind enum']],
	[{ name: 'a', 'b/c~d': 1 }, ['/b~1c~0d additionalProperties']],
	[{ name: 'a', friends: [{ name: 'a' }, { name: 5 }] }, ['/friends/1/name type']],
	[{ name: 'a', friends: [1, 2, 3] }, ['/friends maxItems']],
	[JSON.parse('{"name":"a","__proto__":1}'), ['/__proto__ additionalProperties']]
])('%j has these misfits: %j', (value, misfits) => {
	expect(check(value)).toEqual(misfits);
});

test('a $ref that names nothing is our mistake', () => {
	expect(() => checkSchema(1, { $ref: '#/components/schemas/nobody' })).toThrow('nobody');
});

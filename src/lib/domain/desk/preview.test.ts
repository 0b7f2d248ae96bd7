import { expect, test } from 'vitest';
import { previewOf, type Selected, type SelectionAction } from './preview';

const pupil = (values: Partial<Selected>): Selected => ({
	accountId: 'a',
	type: 'basis',
	kind: 'word',
	blocked: false,
	elsewhere: false,
	...values
});
const selection = [
	pupil({ accountId: null, kind: null }),
	pupil({}),
	pupil({ kind: 'pictures', blocked: true }),
	pupil({ type: 'gevorderd', kind: 'own' }),
	pupil({ type: 'gevorderd', kind: 'temporary' })
];

test.each<[SelectionAction, number, number]>([
	['create', 1, 4],
	['renew', 4, 1],
	['pictures', 1, 4],
	['word', 1, 4],
	['reprint', 4, 1],
	['block', 3, 2],
	['unblock', 1, 4],
	['void', 4, 1]
])('%s touches %i of the five and leaves %i', (action, affected, skipped) => {
	expect(previewOf(action, selection)).toMatchObject({ affected, skipped });
});

test.each<[SelectionAction, number, number]>([
	['create', 1, 0],
	['renew', 0, 4],
	['pictures', 0, 1],
	['word', 0, 1],
	['reprint', 4, 0],
	['block', 0, 3],
	['unblock', 0, 1],
	['void', 0, 4]
])(
	'%s touches %i of five who are at another school now, and says so of %i',
	(action, affected, elsewhere) => {
		const away = selection.map((pupil) => ({ ...pupil, elsewhere: true }));
		expect(previewOf(action, away)).toMatchObject({ affected, elsewhere, skipped: 5 - affected - elsewhere });
	}
);

test('a new secret tells how many own passwords go with it', () => {
	expect(previewOf('renew', selection).ownPasswords).toBe(1);
	expect(previewOf('block', selection).ownPasswords).toBe(0);
});

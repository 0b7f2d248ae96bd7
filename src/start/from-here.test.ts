import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { fromHere } from './from-here';

const here = resolve('a.csv');

test.each([
	[
		['import', 'accounts', 'a.csv'],
		['import', 'accounts', here]
	],
	[
		['import', 'accounts', '--apply', 'yes', 'a.csv'],
		['import', 'accounts', '--apply', 'yes', here]
	],
	[
		['import', 'accounts', '--apply=yes', 'a.csv'],
		['import', 'accounts', '--apply=yes', here]
	],
	[
		['import', 'mandates', '--help'],
		['import', 'mandates', '--help']
	],
	[
		['backup', '--to', 'a.csv'],
		['backup', '--to', here]
	],
	[
		['backup', '--to=a.csv'],
		['backup', `--to=${here}`]
	],
	[
		['notice', '--nl', 'a.csv'],
		['notice', '--nl', 'a.csv']
	],
	[
		['operator', 'create', '--email', 'a.csv'],
		['operator', 'create', '--email', 'a.csv']
	]
])('of %j files are those of the folder one is in', (words, meant) => {
	expect(fromHere(words)).toEqual(meant);
});

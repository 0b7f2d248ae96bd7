import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { atMost, type Budget, type Row } from './row.ts';

const root = join(import.meta.dirname, '..', '..', '..');

interface Wanted {
	measure: string;
	/** Finds the figure in what the program printed. */
	in: RegExp;
	aim: string;
	most: number;
}

/** A program of this folder that measures by itself, with a database of its own, and is read here. */
export interface Program {
	names: readonly string[];
	file: string;
	words(budget: Budget): string[];
	/** How often it is run whole. */
	rounds(budget: Budget): number;
	wanted: readonly Wanted[];
}

const NUMBER = '([\\d.]+)';

export const programs: readonly Program[] = [
	{
		names: ['batch'],
		file: 'batch.ts',
		words: ({ quick }) => [quick ? '100' : '1000'],
		rounds: ({ quick }) => (quick ? 1 : 3),
		wanted: [
			{
				measure: '1,000 accounts with ZIP ÷ 1,000 bare hashes (by the clock)',
				in: new RegExp(`all / bare hashes: ${NUMBER}`),
				aim: '≤ 1.15',
				most: 1.15
			},
			{
				measure: '… by processor time',
				in: new RegExp(`all / bare hashes: .*processor ${NUMBER}`),
				aim: '≤ 1.15',
				most: 1.15
			}
		]
	},
	{
		names: ['feed', 'night', 'first-load'],
		file: 'feed.ts',
		words: ({ quick }) => (quick ? ['40', '300'] : ['4000', '300']),
		rounds: () => 1,
		wanted: [
			{
				measure: 'nightly full feed, 1.6 % changed, validated, merged, audited ÷ bare COPY',
				in: new RegExp(`a night with.*?= ${NUMBER} x COPY`),
				aim: '≤ 7',
				most: 7
			},
			{
				measure: 'first load with indexes ÷ bare COPY',
				in: new RegExp(`first load:.*?= ${NUMBER} x COPY`),
				aim: '≤ 25',
				most: 25
			}
		]
	},
	{
		names: ['search', 'desk'],
		file: 'desk-list.ts',
		words: ({ quick }) => [quick ? '4' : '400'],
		rounds: () => 1,
		wanted: [
			{
				measure: 'desk list over HTTP, p95, in a school of 3,000 (ms)',
				in: new RegExp(`^the list .*p95 ${NUMBER}`, 'm'),
				aim: '≤ 25',
				most: 25
			},
			{
				measure: 'desk search over HTTP, p95, in a school of 3,000 (ms)',
				in: new RegExp(`^search, two words .*p95 ${NUMBER}`, 'm'),
				aim: '≤ 25',
				most: 25
			},
			{
				measure: 'desk search over HTTP, p95, in the country (ms)',
				in: new RegExp(`country.*p95 ${NUMBER}`, 'm'),
				aim: '≤ 80',
				most: 80
			}
		]
	},
	{
		names: ['weight'],
		file: 'page-weight.ts',
		words: () => [],
		rounds: () => 1,
		// Its own table has limits page by page, and it fails when one is passed.
		wanted: []
	}
];

/** Runs it as often as it should, and prints what it says: the figures beside those that the table wants are in it. */
export async function runProgram(program: Program, budget: Budget): Promise<Row[]> {
	const texts: string[] = [];
	for (let n = 0; n < program.rounds(budget); n++)
		texts.push(await said(program.file, program.words(budget)));
	return program.wanted.map((wanted) => {
		const values = texts.flatMap((text) => {
			const [, figure] = wanted.in.exec(text) ?? [];
			return figure === undefined ? [] : [Number(figure)];
		});
		return {
			...{ measure: wanted.measure, aim: wanted.aim, values, reached: atMost(wanted.most) },
			detail: `node tests/load/${program.file} ${program.words(budget).join(' ')}`
		};
	});
}

function said(file: string, words: string[]): Promise<string> {
	const child = spawn(process.execPath, [join('tests/load', file), ...words], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let text = '';
	child.stdout.on('data', (part: Buffer) => {
		text += part.toString();
		process.stdout.write(part);
	});
	return new Promise((done, failed) => {
		child.once('error', failed);
		child.once('close', (code) =>
			code === 0 ? done(text) : failed(new Error(`${file} ended with ${code}`))
		);
	});
}

// `npm run bench`, after a build: every figure of speed that we promise, each a ratio measured in one run on the same core, with its
// median, its spread and what we aim at. `npm run bench -- resume portal` measures some, `--quick` looks whether all of it still
// runs (its figures say little), `--rounds 7` measures longer, `--list` names them. Asserts nothing: see docs/performance.md.
import { parseArgs } from 'node:util';
import { findCores, moveTo } from './bench/cores.ts';
import { checkRows, overloadRows, rushRows } from './bench/crowd-rows.ts';
import { journeyRows } from './bench/journey-rows.ts';
import { describeMachine } from './bench/machine.ts';
import { programs, runProgram } from './bench/other-programs.ts';
import { printTable } from './bench/print-table.ts';
import type { Budget, Row } from './bench/row.ts';
import { portalRow, refreshRow, resumeRow } from './bench/session-rows.ts';
import { setStage } from './bench/stage.ts';

const groups = [journeyRows, resumeRow, refreshRow, portalRow, checkRows, overloadRows, rushRows];
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		quick: { type: 'boolean', default: false },
		rounds: { type: 'string' },
		list: { type: 'boolean', default: false }
	}
});
const names = [...groups, ...programs].flatMap((one) => one.names);
const unknown = positionals.filter((name) => !names.includes(name));
if (values.list || unknown.length > 0) {
	if (unknown.length > 0) console.error(`There is no ${unknown.join(', ')}.`);
	console.log(names.join(' '));
	process.exit(unknown.length > 0 ? 1 : 0);
}
const budget: Budget = values.quick
	? { rounds: 2, seconds: 1.5, warmUp: 1, overload: 4, quick: true }
	: { rounds: Number(values.rounds ?? 5), seconds: 8, warmUp: 10, overload: 60, quick: false };
const asked = ({ names }: { names: readonly string[] }) =>
	positionals.length === 0 || names.some((name) => positionals.includes(name));

const rows: Row[] = [];
const cores = findCores();
console.log(describeMachine(cores));
const onStage = groups.filter(asked);
if (onStage.length > 0) {
	const stage = await setStage(cores);
	try {
		for (const group of onStage) {
			console.log(`- ${group.names.join(', ')}`);
			rows.push(...(await group.run(stage, budget)));
		}
	} finally {
		await stage.stop();
	}
}
// They share the whole machine with nobody of ours.
if (cores) moveTo(`${cores.measured},${cores.driver}`);
for (const program of programs.filter(asked)) {
	console.log(`- ${program.names.join(', ')}`);
	rows.push(...(await runProgram(program, budget)));
}
console.log(`\n${describeMachine(cores)}`);
printTable(rows);
